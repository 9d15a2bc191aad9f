#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/base/signal.h"
#include "server/base/task.h"

namespace understudy::browser {

class Frame;

// One message of a routed socket: text, or bytes as base64 (RFC 4648, padded).
struct WebSocketMessage {
  std::string data;
  bool is_base64 = false;
};

// How one side of a socket closed. 1005 and "" stand for "no code" and "no reason", as in a CloseEvent.
struct WebSocketClose {
  int64_t code = 1005;
  std::string reason;
  bool was_clean = true;
};

// The page's end of a routed socket: carries orders to the in-page WebSocket, in order and without waiting.
class WebSocketRouteDelegate {
 public:
  virtual ~WebSocketRouteDelegate() = default;
  virtual void Connect() = 0;
  virtual void EnsureOpened() = 0;
  virtual void SendToPage(WebSocketMessage message) = 0;
  virtual void SendToServer(WebSocketMessage message) = 0;
  virtual void ClosePage(WebSocketClose close) = 0;
  virtual void CloseServer(WebSocketClose close) = 0;
};

// A page's WebSocket that a client's route handles instead of the browser. Orders to a socket that is gone
// succeed and do nothing: they race with navigation and close by nature.
class WebSocketRoute : public std::enable_shared_from_this<WebSocketRoute> {
 public:
  WebSocketRoute(WeakRef<Frame> frame, std::string url, std::vector<std::string> protocols,
                 Ref<WebSocketRouteDelegate> delegate);

  const std::string& url() const { return url_; }
  const std::vector<std::string>& protocols() const { return protocols_; }
  Ref<Frame> frame() const { return frame_.lock(); }

  void Connect();
  void EnsureOpened();
  void SendToPage(WebSocketMessage message);
  void SendToServer(WebSocketMessage message);
  void ClosePage(WebSocketClose close);
  void CloseServer(WebSocketClose close);

  Signal<const WebSocketMessage&> on_message_from_page;
  Signal<const WebSocketMessage&> on_message_from_server;
  Signal<const WebSocketClose&> on_close_page;
  Signal<const WebSocketClose&> on_close_server;
  // The document went: nothing follows. Emitted once, after the close events.
  Signal<> on_gone;

  // Backend.
  void DidReceiveFromPage(const WebSocketMessage& message) { on_message_from_page(message); }
  void DidReceiveFromServer(const WebSocketMessage& message) { on_message_from_server(message); }
  void DidClosePage(const WebSocketClose& close);
  void DidCloseServer(const WebSocketClose& close);
  // The document that held the socket is gone: what isn't closed yet closes cleanly.
  void DidLoseDocument();

 private:
  // The delegate while the socket lives; otherwise null, and the undeliverable order is logged.
  WebSocketRouteDelegate* Live(std::string_view order);

  WeakRef<Frame> frame_;
  std::string url_;
  std::vector<std::string> protocols_;
  Ref<WebSocketRouteDelegate> delegate_;
  bool page_closed_ = false;
  bool server_closed_ = false;
  bool gone_ = false;
};

}  // namespace understudy::browser
