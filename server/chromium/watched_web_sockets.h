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

// What the Network domain of one session, of a page or of one of its workers, reports of sockets. Somebody
// else enables the domain.
class WatchedWebSockets {
 public:
  WatchedWebSockets(WeakRef<browser::Page> page, const Ref<CdpSession>& session);

  // Who made the sockets there are is gone, of which the browser doesn't tell each.
  void CloseAll();

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
