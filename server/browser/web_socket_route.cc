#include "server/browser/web_socket_route.h"

#include <utility>

#include <absl/strings/str_cat.h>

#include "server/base/debug_log.h"
#include "server/base/string_view.h"
#include "server/browser/page.h"
#include "server/browser/web_socket.h"

namespace understudy::browser {

namespace {

WebSocketFrame FrameOf(const WebSocketMessage& message) {
  return {message.is_base64 ? kBinaryFrame : kTextFrame, message.data};
}

}  // namespace

WebSocketRoute::WebSocketRoute(WeakRef<Page> page, std::string url, std::vector<std::string> protocols,
                               Ref<WebSocketRouteDelegate> delegate)
    : page_(std::move(page)),
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
  connected_ = true;
  if (auto* delegate = Live("connect")) delegate->Connect();
}

void WebSocketRoute::EnsureOpened() {
  if (auto* delegate = Live("ensureOpened")) {
    ShowToObservers();
    delegate->EnsureOpened();
  }
}

void WebSocketRoute::SendToPage(WebSocketMessage message) {
  if (auto* delegate = Live("sendToPage")) {
    ShowToObservers();
    delegate->SendToPage(message);
    if (shown_) received_.push_back(std::move(message));
  }
}

void WebSocketRoute::SendToServer(const WebSocketMessage& message) {
  if (auto* delegate = Live("sendToServer")) delegate->SendToServer(message);
}

void WebSocketRoute::ClosePage(WebSocketClose close) {
  if (auto* delegate = Live("closePage")) {
    ShowToObservers();
    delegate->ClosePage(std::move(close));
  }
}

void WebSocketRoute::CloseServer(WebSocketClose close) {
  if (auto* delegate = Live("closeServer")) delegate->CloseServer(std::move(close));
}

Task<void> WebSocketRoute::WhenTaken() {
  const Ref<WebSocketRoute> self = shared_from_this();
  if (!gone_) co_await delegate_->WhenTaken();
  ShowReceived();
}

void WebSocketRoute::DidReceiveFromPage(const WebSocketMessage& message) {
  on_message_from_page(message);
  ShowReceived();
  if (shown_) shown_->on_frame_sent(FrameOf(message));
}

void WebSocketRoute::DidClosePage(const WebSocketClose& close) {
  if (std::exchange(page_closed_, true)) return;
  on_close_page(close);
}

void WebSocketRoute::DidCloseServer(const WebSocketClose& close) {
  if (std::exchange(server_closed_, true)) return;
  on_close_server(close);
}

void WebSocketRoute::DidEnd() {
  if (std::exchange(gone_, true)) return;
  const Ref<WebSocketRoute> self = shared_from_this();
  ShowReceived();
  if (shown_) shown_->on_close();
  on_gone();
}

void WebSocketRoute::DidLoseDocument() {
  if (gone_) return;
  const Ref<WebSocketRoute> self = shared_from_this();
  DidClosePage({});
  DidCloseServer({});
  DidEnd();
}

void WebSocketRoute::ShowToObservers() {
  if (shown_ || connected_ || page_closed_) return;
  const Ref<Page> page = page_.lock();
  if (!page) return;
  shown_ = std::make_shared<WebSocket>(url_);
  page->on_web_socket(shown_);
}

void WebSocketRoute::ShowReceived() {
  for (const WebSocketMessage& message : std::exchange(received_, {})) {
    shown_->on_frame_received(FrameOf(message));
  }
}

}  // namespace understudy::browser
