#pragma once

#include "dispatchers/core/dispatcher.h"
#include "server/browser/web_socket_route.h"

namespace understudy::dispatchers {

class WebSocketRouteDispatcher final : public Dispatcher {
 public:
  // Made below `scope`: the page or context whose pattern the socket's URL fits.
  static Ref<WebSocketRouteDispatcher> From(Dispatcher& scope, const Ref<browser::WebSocketRoute>& route);

  explicit WebSocketRouteDispatcher(Ref<browser::WebSocketRoute> route);
  const Ref<browser::WebSocketRoute>& route() const { return route_; }
  // Orders race with navigation and close by nature.
  bool ForgivesLateCommands() const override { return true; }

 private:
  const Ref<browser::WebSocketRoute> route_;
};

}  // namespace understudy::dispatchers
