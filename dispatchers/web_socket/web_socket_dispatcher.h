#pragma once

#include "dispatchers/core/dispatcher.h"
#include "server/browser/web_socket.h"

namespace understudy::dispatchers {

class WebSocketDispatcher final : public Dispatcher {
 public:
  // Made below `page`.
  static Ref<WebSocketDispatcher> Create(Dispatcher& page, const Ref<browser::WebSocket>& socket);

  explicit WebSocketDispatcher(Ref<browser::WebSocket> socket);

 private:
  // A client's wait for an event of a socket ends after the socket.
  bool ForgivesLateCommands() const override { return true; }

  const Ref<browser::WebSocket> socket_;
};

}  // namespace understudy::dispatchers
