#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/any_io_executor.hpp>

#include "server/base/promise.h"
#include "server/base/signal.h"
#include "server/base/task.h"
#include "server/browser/selectors/locator_text.h"

namespace understudy::browser {

// Elements that stand in the way of actions now and then, and that a client takes away when it is told
// (https://playwright.dev/docs/api/class-page#page-add-locator-handler).
class LocatorHandlers {
 public:
  struct Handler {
    std::string selector;
    // How its user reads of it.
    std::string name;
    // Whether actions go on before the element has gone.
    bool no_wait_after = false;
    // While the client deals with it: when it is done.
    std::optional<Promise<bool>> running = std::nullopt;
  };

  explicit LocatorHandlers(boost::asio::any_io_executor executor) : executor_(std::move(executor)) {}

  // Gives its number.
  int64_t Add(Handler handler);
  // A client that takes one away while it deals with its element doesn't say any more when it is done: who
  // waits for that waits on.
  void Remove(int64_t uid);
  // The client has dealt with the element.
  void Resolve(int64_t uid, bool remove);
  // Nobody will deal with anything any more.
  void Clear();
  // Tells the client, and gives what is set when it has dealt with the element.
  Promise<bool> Trigger(int64_t uid);
  const std::map<int64_t, Handler>& all() const { return handlers_; }
  // Whether the client deals with an element right now.
  bool AnyRuns() const;

  Signal<int64_t /*uid*/> on_triggered;

 private:
  const boost::asio::any_io_executor executor_;
  std::map<int64_t, Handler> handlers_;
  // Of handlers that were removed.
  std::vector<Promise<bool>> orphans_;
  int64_t last_uid_ = 0;
};

}  // namespace understudy::browser
