#include "server/chromium/watched_web_sockets.h"

#include <utility>

#include <absl/strings/str_cat.h>

namespace understudy::chromium {
namespace {

namespace net = cdp::network;

constexpr int64_t kFirstErrorStatus = 400;

browser::WebSocketFrame ToFrame(const net::WebSocketFrame& frame) {
  return {static_cast<int64_t>(frame.opcode), frame.payload_data};
}

}  // namespace

WatchedWebSockets::WatchedWebSockets(WeakRef<browser::Page> page, const Ref<CdpSession>& session)
    : page_(std::move(page)) {
  subscriptions_.push_back(
      session->On<net::WebSocketCreated>([this](const net::WebSocketCreated& e) { OnCreated(e); }));
  subscriptions_.push_back(session->On<net::WebSocketWillSendHandshakeRequest>(
      [this](const net::WebSocketWillSendHandshakeRequest& e) { OnHandshakeRequest(e); }));
  subscriptions_.push_back(session->On<net::WebSocketHandshakeResponseReceived>(
      [this](const net::WebSocketHandshakeResponseReceived& e) { OnHandshakeResponse(e); }));
  subscriptions_.push_back(session->On<net::WebSocketFrameSent>([this](const net::WebSocketFrameSent& e) {
    if (const Ref<browser::WebSocket> socket = Find(e.request_id)) socket->on_frame_sent(ToFrame(e.response));
  }));
  subscriptions_.push_back(
      session->On<net::WebSocketFrameReceived>([this](const net::WebSocketFrameReceived& e) {
        if (const Ref<browser::WebSocket> socket = Find(e.request_id))
          socket->on_frame_received(ToFrame(e.response));
      }));
  subscriptions_.push_back(session->On<net::WebSocketFrameError>([this](const net::WebSocketFrameError& e) {
    if (const Ref<browser::WebSocket> socket = Find(e.request_id)) socket->on_error(e.error_message);
  }));
  subscriptions_.push_back(
      session->On<net::WebSocketClosed>([this](const net::WebSocketClosed& e) { OnClosed(e); }));
}

Ref<browser::WebSocket> WatchedWebSockets::Find(const std::string& request_id) const {
  const auto found = sockets_.find(request_id);
  return found == sockets_.end() ? nullptr : found->second;
}

void WatchedWebSockets::OnCreated(const net::WebSocketCreated& event) {
  sockets_[event.request_id] = std::make_shared<browser::WebSocket>(event.url);
}

// A socket the browser refuses to connect never gets here, and is none to its observers.
void WatchedWebSockets::OnHandshakeRequest(const net::WebSocketWillSendHandshakeRequest& event) {
  const Ref<browser::Page> page = page_.lock();
  const Ref<browser::WebSocket> socket = Find(event.request_id);
  if (page && socket) page->on_web_socket(socket);
}

void WatchedWebSockets::OnHandshakeResponse(const net::WebSocketHandshakeResponseReceived& event) {
  const Ref<browser::WebSocket> socket = Find(event.request_id);
  if (socket && event.response.status >= kFirstErrorStatus)
    socket->on_error(absl::StrCat(event.response.status_text, ": ", event.response.status));
}

void WatchedWebSockets::CloseAll() {
  for (const auto& [id, socket] : std::exchange(sockets_, {})) socket->on_close();
}

void WatchedWebSockets::OnClosed(const net::WebSocketClosed& event) {
  const auto found = sockets_.extract(event.request_id);
  if (!found.empty()) found.mapped()->on_close();
}

}  // namespace understudy::chromium
