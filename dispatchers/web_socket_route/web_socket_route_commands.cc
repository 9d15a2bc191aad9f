#include "dispatchers/core/call.h"
#include "dispatchers/web_socket_route/web_socket_route_dispatcher.h"
#include "protocol/schema/web_socket_route.handlers.pw.h"
#include "server/base/unicode.h"

namespace understudy::dispatchers {
namespace {

template <class Params>
browser::WebSocketClose CloseFrom(Params& params) {
  browser::WebSocketClose close;
  close.code = params.code.value_or(close.code);
  close.reason = std::move(params.reason).value_or("");
  close.was_clean = params.was_clean;
  return close;
}

template <class Params>
browser::WebSocketMessage MessageFrom(Params& params) {
  browser::WebSocketMessage message;
  message.data = std::move(params.message);
  message.is_base64 = params.is_base64;
  // A socket carries UTF-8, which has no lone surrogates; the page's end takes what it is given.
  if (!message.is_base64) MakeUtf8(message.data, LoneSurrogates::kReplace);
  return message;
}

}  // namespace

Task<absl::Status> HandleWebSocketRouteConnect(Ref<WebSocketRouteDispatcher> self,
                                               protocol::WebSocketRouteConnectParams, Call&) {
  self->route()->Connect();
  co_return absl::OkStatus();
}

Task<absl::Status> HandleWebSocketRouteEnsureOpened(Ref<WebSocketRouteDispatcher> self,
                                                    protocol::WebSocketRouteEnsureOpenedParams, Call&) {
  self->route()->EnsureOpened();
  co_return absl::OkStatus();
}

Task<absl::Status> HandleWebSocketRouteSendToPage(Ref<WebSocketRouteDispatcher> self,
                                                  protocol::WebSocketRouteSendToPageParams params, Call&) {
  self->route()->SendToPage(MessageFrom(params));
  co_await self->route()->WhenTaken();
  co_return absl::OkStatus();
}

Task<absl::Status> HandleWebSocketRouteSendToServer(Ref<WebSocketRouteDispatcher> self,
                                                    protocol::WebSocketRouteSendToServerParams params,
                                                    Call&) {
  self->route()->SendToServer(MessageFrom(params));
  co_await self->route()->WhenTaken();
  co_return absl::OkStatus();
}

Task<absl::Status> HandleWebSocketRouteClosePage(Ref<WebSocketRouteDispatcher> self,
                                                 protocol::WebSocketRouteClosePageParams params, Call&) {
  self->route()->ClosePage(CloseFrom(params));
  co_return absl::OkStatus();
}

Task<absl::Status> HandleWebSocketRouteCloseServer(Ref<WebSocketRouteDispatcher> self,
                                                   protocol::WebSocketRouteCloseServerParams params, Call&) {
  self->route()->CloseServer(CloseFrom(params));
  co_return absl::OkStatus();
}

}  // namespace understudy::dispatchers
