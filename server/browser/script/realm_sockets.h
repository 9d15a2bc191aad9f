#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <absl/status/status.h>
#include <boost/asio/any_io_executor.hpp>
#include <boost/json/array.hpp>

#include "server/base/promise.h"
#include "server/base/task.h"
#include "server/browser/delegate/realm_object.h"
#include "server/browser/page.h"
#include "server/browser/web_socket_route.h"

namespace understudy::browser {

// The routed WebSockets of one realm: their conversation with server/injected/websocket.ts. Messages of the
// page come through a binding as lists of operations (outbox.ts); ours go to the realm's object,
// as many in one call as queue up while the event loop works off what it has read.
class RealmSockets : public std::enable_shared_from_this<RealmSockets> {
 public:
  // Called for each new route before any message of it; `of_page` when it is one of the page's matchers that
  // fits.
  using Announce = std::function<void(const Ref<WebSocketRoute>& route, bool of_page)>;

  // `page` is null for a worker that belongs to none.
  RealmSockets(boost::asio::any_io_executor executor, Ref<RealmObject> object, WeakRef<Page> page,
               Announce announce);

  // The binding's payload: the texts of messages, a line feed, and the JSON list of operations.
  void DidReceive(std::string_view payload);
  // The realm is gone: every route ends.
  void DidLoseRealm();

 private:
  class SocketEnd;
  // One call of the in-page dispatcher.
  struct Operations {
    // When the page has carried them out, or is gone.
    Promise<absl::Status> taken;
    boost::json::array list = {};
    // Of the messages in it.
    size_t bytes = 0;
  };

  // The driver has read a message of this many characters (UTF-16 code units).
  void Acknowledge(int64_t characters);
  // `texts` begins with the operation's own, if it has one.
  void DidReceiveOperation(const boost::json::array& operation, std::string_view& texts);
  // `bytes`: of the message in it.
  void Queue(boost::json::array operation, size_t bytes);
  static Task<void> AwaitObject(Ref<RealmSockets> self);
  void Flush();
  void Dispatch(Operations operations);

  boost::asio::any_io_executor executor_;
  Ref<RealmObject> object_;
  WeakRef<Page> page_;
  Announce announce_;
  std::map<int64_t, Ref<WebSocketRoute>> routes_;
  // What is to go to the page; the last call has room for more.
  std::vector<Operations> calls_;
  // Of the newest call.
  Promise<absl::Status> taken_;
  bool flush_scheduled_ = false;
  // Whether the realm's object takes calls.
  bool ready_ = false;
  // The characters of messages that the page doesn't know were read.
  int64_t unacknowledged_ = 0;
  bool lost_ = false;
};

}  // namespace understudy::browser
