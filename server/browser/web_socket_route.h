#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/base/signal.h"
#include "server/base/task.h"

namespace understudy::browser {

class Page;
class WebSocket;

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
  virtual void SendToPage(const WebSocketMessage& message) = 0;
  virtual void SendToServer(const WebSocketMessage& message) = 0;
  virtual void ClosePage(WebSocketClose close) = 0;
  virtual void CloseServer(WebSocketClose close) = 0;
  // Ends once the page has carried out what it was ordered so far, or is gone.
  virtual Task<void> WhenTaken() = 0;
};

// A page's WebSocket that a client's route handles instead of the browser. Orders to a socket that is gone
// succeed and do nothing: they race with navigation and close by nature.
class WebSocketRoute : public std::enable_shared_from_this<WebSocketRoute> {
 public:
  // `page` is null for a socket of a worker that belongs to no page.
  WebSocketRoute(WeakRef<Page> page, std::string url, std::vector<std::string> protocols,
                 Ref<WebSocketRouteDelegate> delegate);

  const std::string& url() const { return url_; }
  const std::vector<std::string>& protocols() const { return protocols_; }

  void Connect();
  void EnsureOpened();
  void SendToPage(WebSocketMessage message);
  void SendToServer(const WebSocketMessage& message);
  void ClosePage(WebSocketClose close);
  void CloseServer(WebSocketClose close);
  // Ends once the page has the messages sent so far, or is gone.
  Task<void> WhenTaken();

  Signal<const WebSocketMessage&> on_message_from_page;
  Signal<const WebSocketMessage&> on_message_from_server;
  Signal<const WebSocketClose&> on_close_page;
  Signal<const WebSocketClose&> on_close_server;
  // Both sides are closed, or the document went: nothing follows. Emitted once, after the close events.
  Signal<> on_gone;

  // Backend.
  void DidReceiveFromPage(const WebSocketMessage& message);
  void DidReceiveFromServer(const WebSocketMessage& message) { on_message_from_server(message); }
  void DidClosePage(const WebSocketClose& close);
  void DidCloseServer(const WebSocketClose& close);
  // Nothing can happen to the socket any more.
  void DidEnd();
  // The document that held the socket is gone: what isn't closed yet closes cleanly.
  void DidLoseDocument();

 private:
  // The delegate while the socket lives; otherwise null, and the undeliverable order is logged.
  WebSocketRouteDelegate* Live(std::string_view order);

  // The page's observers see a socket that has no connection, which the browser knows nothing of, like any
  // other. A connection is reported on by the browser itself.
  void ShowToObservers();
  // Observers hear of the messages the page got. They can wait until it has them, and before it says more.
  void ShowReceived();

  WeakRef<Page> page_;
  std::string url_;
  std::vector<std::string> protocols_;
  Ref<WebSocketRouteDelegate> delegate_;
  // What observers see, once they do.
  Ref<WebSocket> shown_;
  // What they haven't heard of.
  std::vector<WebSocketMessage> received_;
  bool connected_ = false;
  bool page_closed_ = false;
  bool server_closed_ = false;
  bool gone_ = false;
};

}  // namespace understudy::browser
