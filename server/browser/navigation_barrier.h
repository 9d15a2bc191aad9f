#pragma once

#include <map>
#include <vector>

#include "server/base/signal.h"
#include "server/base/task.h"

namespace understudy::browser {

class Frame;
class Page;

// Watches which frames of a page begin to navigate while it exists, so that what follows an action finds them
// in the documents that it has led to.
class NavigationBarrier {
 public:
  explicit NavigationBarrier(Page& page);
  NavigationBarrier(const NavigationBarrier&) = delete;
  NavigationBarrier& operator=(const NavigationBarrier&) = delete;
  ~NavigationBarrier();

  // Until each of them has its new document, has given up, or is gone.
  Task<void> Wait();

 private:
  struct Watched;

  void Watch(const Ref<Frame>& frame);

  std::map<const Frame*, Ref<Watched>> watched_;
  Subscription begins_;
};

}  // namespace understudy::browser
