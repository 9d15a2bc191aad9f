#pragma once

#include <string>

#include <boost/asio/any_io_executor.hpp>

#include "server/base/task.h"
#include "server/browser/browser_context.h"
#include "server/browser/page.h"
#include "server/chromium/cdp/session.h"
#include "server/chromium/realm_sockets.h"

namespace understudy::chromium {

// Which sockets of a page are routed, and how its realms are told: the driver's side of
// server/injected/websocket. Without a page it is about the workers that belong to a context alone.
class WebSocketRouting {
 public:
  // `secret` as ChromiumContext::secret().
  WebSocketRouting(boost::asio::any_io_executor executor, WeakRef<browser::BrowserContext> context,
                   WeakRef<browser::Page> page, std::string secret);

  // The Runtime binding the realms speak through; its global exists only until our script has taken it.
  const std::string& binding() const { return binding_; }
  // Whether any socket is to be routed now.
  bool Any() const;
  // Brings a realm to the patterns of page and context: an expression, which may be evaluated repeatedly.
  std::string Script() const;
  // The conversation with the realm that is `context_id` in `session`.
  Ref<RealmSockets> NewRealm(Ref<CdpSession> session, int64_t context_id) const;

 private:
  boost::asio::any_io_executor executor_;
  WeakRef<browser::BrowserContext> context_;
  WeakRef<browser::Page> page_;
  std::string secret_;
  std::string binding_;
};

}  // namespace understudy::chromium
