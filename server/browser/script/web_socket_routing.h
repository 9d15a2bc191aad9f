#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/json/array.hpp>

#include "server/base/task.h"
#include "server/browser/browser_context.h"
#include "server/browser/page.h"
#include "server/browser/script/realm_sockets.h"

namespace understudy::browser {

// Which sockets of a page are routed, and how its realms are told: the driver's side of
// server/injected/websocket. Without a page it is about the workers that belong to a context alone.
class WebSocketRouting {
 public:
  WebSocketRouting(boost::asio::any_io_executor executor, WeakRef<BrowserContext> context,
                   WeakRef<Page> page);

  // The patterns of page and context that hold now, as server/injected/websocket knows them.
  boost::json::array Patterns() const;
  // The conversation with the realm whose object is `object`.
  Ref<RealmSockets> NewRealm(Ref<RealmObject> object) const;

 private:
  boost::asio::any_io_executor executor_;
  WeakRef<BrowserContext> context_;
  WeakRef<Page> page_;
};

}  // namespace understudy::browser
