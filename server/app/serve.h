#pragma once

#include <functional>
#include <limits>
#include <memory>
#include <string>

#include <absl/status/status.h>

#include "server/app/session.h"
#include "server/base/promise.h"
#include "server/transport/handshake.h"
#include "server/transport/listening.h"

namespace understudy::app {

// A server for clients that connect.
struct Service {
  transport::Listening listening;
  // Further ones wait until another has gone.
  size_t max_clients = std::numeric_limits<size_t>::max();
  std::function<Ref<Session>(const transport::OpeningRequest&, std::unique_ptr<transport::MessageTransport>)>
      new_session;
  // Told the endpoint, `ws://…`, once clients can connect.
  std::function<void(const std::string& endpoint)> on_listening;
};

// Serves until `stop` is set and then every client's session has ended. Fails when it can't listen.
Task<absl::Status> Serve(boost::asio::any_io_executor executor, Service service, Promise<bool> stop);

}  // namespace understudy::app
