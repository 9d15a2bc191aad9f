#pragma once

#include <memory>
#include <string>

#include <boost/asio/any_io_executor.hpp>

#include "server/app/remote_launcher.h"
#include "server/app/session.h"
#include "server/browser/browser.h"
#include "server/browser/delegate/launcher.h"
#include "server/transport/handshake.h"
#include "server/transport/message_transport.h"

namespace understudy::app {

// How far the client of that request is trusted, with a server that is started with `--unsafe` or without.
Trust TrustIn(const transport::OpeningRequest& request, bool unsafe);

// The session of a client that starts browsers of its own through `launcher`, or gets one at once when its
// request names a kind: in the header `x-playwright-browser`, with `x-playwright-launch-options` in JSON, or
// in the URL's parameters of the same names without the prefix, which win. `client_version` is the client's,
// whatever its request says; empty when that decides.
Ref<Session> NewLaunchingSession(const boost::asio::any_io_executor& executor,
                                 const transport::OpeningRequest& request,
                                 std::unique_ptr<transport::MessageTransport> transport,
                                 Ref<browser::BrowserLauncher> launcher, Trust trust,
                                 std::string client_version = "");

// The session of a client that shares `browser` with others. It sees only what is its own.
Ref<Session> NewSharingSession(const boost::asio::any_io_executor& executor,
                               const transport::OpeningRequest& request,
                               std::unique_ptr<transport::MessageTransport> transport,
                               Ref<browser::Browser> browser, Trust trust);

}  // namespace understudy::app
