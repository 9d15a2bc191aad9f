#include "server/browser/web_socket_route.h"

#include <utility>

#include <absl/strings/str_cat.h>

#include "server/base/debug_log.h"
#include "server/base/string_view.h"

namespace understudy::browser {

WebSocketRoute::WebSocketRoute(WeakRef<Frame> frame, std::string url, std::vector<std::string> protocols,
                               Ref<WebSocketRouteDelegate> delegate)
    : frame_(std::move(frame)),
      url_(std::move(url)),
      protocols_(std::move(protocols)),
      delegate_(std::move(delegate)) {}

WebSocketRouteDelegate* WebSocketRoute::Live(std::string_view order) {
  if (!gone_) return delegate_.get();
  DebugLog(DebugChannel::kWebSocket,
           absl::StrCat("not delivered, the page's socket is gone: ", Abseil(order), " for ", url_));
  return nullptr;
}

void WebSocketRoute::Connect() {
  if (auto* delegate = Live("connect")) delegate->Connect();
}

void WebSocketRoute::EnsureOpened() {
  if (auto* delegate = Live("ensureOpened")) delegate->EnsureOpened();
}

void WebSocketRoute::SendToPage(WebSocketMessage message) {
  if (auto* delegate = Live("sendToPage")) delegate->SendToPage(std::move(message));
}

void WebSocketRoute::SendToServer(WebSocketMessage message) {
  if (auto* delegate = Live("sendToServer")) delegate->SendToServer(std::move(message));
}

void WebSocketRoute::ClosePage(WebSocketClose close) {
  if (auto* delegate = Live("closePage")) delegate->ClosePage(std::move(close));
}

void WebSocketRoute::CloseServer(WebSocketClose close) {
  if (auto* delegate = Live("closeServer")) delegate->CloseServer(std::move(close));
}

void WebSocketRoute::DidClosePage(const WebSocketClose& close) {
  if (std::exchange(page_closed_, true)) return;
  on_close_page(close);
}

void WebSocketRoute::DidCloseServer(const WebSocketClose& close) {
  if (std::exchange(server_closed_, true)) return;
  on_close_server(close);
}

void WebSocketRoute::DidLoseDocument() {
  if (std::exchange(gone_, true)) return;
  const Ref<WebSocketRoute> self = shared_from_this();
  DidClosePage({});
  DidCloseServer({});
  on_gone();
}

}  // namespace understudy::browser
