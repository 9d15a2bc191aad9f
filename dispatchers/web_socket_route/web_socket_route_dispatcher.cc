#include "dispatchers/web_socket_route/web_socket_route_dispatcher.h"

#include "dispatchers/core/object_table.h"
#include "protocol/schema/web_socket_route.pw.h"

namespace understudy::dispatchers {
namespace {

template <class Event>
Event MessageEvent(const browser::WebSocketMessage& message) {
  Event event;
  event.message = message.data;
  event.is_base64 = message.is_base64;
  return event;
}

// Clients fail on an absent code or reason: 1005 and "" stand for none.
template <class Event>
Event CloseEvent(const browser::WebSocketClose& close) {
  Event event;
  event.code = close.code;
  event.reason = close.reason;
  event.was_clean = close.was_clean;
  return event;
}

}  // namespace

Ref<WebSocketRouteDispatcher> WebSocketRouteDispatcher::From(Dispatcher& scope,
                                                             const Ref<browser::WebSocketRoute>& route) {
  protocol::WebSocketRouteInitializer initializer;
  initializer.url = route->url();
  initializer.protocols = route->protocols();
  return scope.objects().Create<WebSocketRouteDispatcher>(scope, "ws", initializer, route);
}

WebSocketRouteDispatcher::WebSocketRouteDispatcher(Ref<browser::WebSocketRoute> route)
    : route_(std::move(route)) {
  Keep(route_->on_message_from_page.connect([this](const browser::WebSocketMessage& message) {
    Emit(MessageEvent<protocol::WebSocketRouteMessageFromPageEvent>(message));
  }));
  Keep(route_->on_message_from_server.connect([this](const browser::WebSocketMessage& message) {
    Emit(MessageEvent<protocol::WebSocketRouteMessageFromServerEvent>(message));
  }));
  Keep(route_->on_close_page.connect([this](const browser::WebSocketClose& close) {
    Emit(CloseEvent<protocol::WebSocketRouteClosePageEvent>(close));
  }));
  Keep(route_->on_close_server.connect([this](const browser::WebSocketClose& close) {
    Emit(CloseEvent<protocol::WebSocketRouteCloseServerEvent>(close));
  }));
  Keep(route_->on_gone.connect([this] { Dispose(); }));
}

}  // namespace understudy::dispatchers
