#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "server/base/signal.h"

namespace understudy::browser {

// Opcodes of data frames (RFC 6455, section 5.2).
inline constexpr int64_t kTextFrame = 1;
inline constexpr int64_t kBinaryFrame = 2;

// One data frame of a WebSocket: text, or bytes as base64 (RFC 4648, padded). The data is borrowed.
struct WebSocketFrame {
  int64_t opcode = kTextFrame;
  std::string_view data;
};

// A page's WebSocket as its observers see it. Whoever reports on it emits the signals.
class WebSocket {
 public:
  explicit WebSocket(std::string url) : url_(std::move(url)) {}

  // As the page's `WebSocket.url` shows it.
  const std::string& url() const { return url_; }

  Signal<const WebSocketFrame&> on_frame_sent;
  Signal<const WebSocketFrame&> on_frame_received;
  // What went wrong, in the browser's words.
  Signal<const std::string&> on_error;
  // Nothing follows.
  Signal<> on_close;

 private:
  std::string url_;
};

}  // namespace understudy::browser
