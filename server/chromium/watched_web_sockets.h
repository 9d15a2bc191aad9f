#pragma once

#include <map>
#include <string>
#include <vector>

#include "server/base/signal.h"
#include "server/base/task.h"
#include "server/browser/page.h"
#include "server/browser/web_socket.h"
#include "server/chromium/cdp/network.h"
#include "server/chromium/cdp/session.h"

namespace understudy::chromium {

// What the browser's network reports of the sockets of a page: its own, its frames' and its workers'.
class WatchedWebSockets {
 public:
  explicit WatchedWebSockets(WeakRef<browser::Page> page) : page_(std::move(page)) {}

  // Listens to `session`, whose Network domain somebody enables, for as long as the object lives.
  void Attach(const Ref<CdpSession>& session);

 private:
  // Null for a socket that was there before us.
  Ref<browser::WebSocket> Find(const std::string& request_id) const;
  void OnCreated(const cdp::network::WebSocketCreated& event);
  void OnHandshakeRequest(const cdp::network::WebSocketWillSendHandshakeRequest& event);
  void OnHandshakeResponse(const cdp::network::WebSocketHandshakeResponseReceived& event);
  void OnClosed(const cdp::network::WebSocketClosed& event);

  WeakRef<browser::Page> page_;
  // By the browser's request id.
  std::map<std::string, Ref<browser::WebSocket>> sockets_;
  std::vector<Subscription> subscriptions_;
};

}  // namespace understudy::chromium
