#include "server/browser/navigation_barrier.h"

#include "server/base/promise.h"
#include "server/browser/frame.h"
#include "server/browser/page.h"

namespace understudy::browser {

struct NavigationBarrier::Watched {
  explicit Watched(const Ref<Frame>& frame)
      : over(frame->executor()),
        navigated(frame->on_navigated.connect([over = over](const Navigation&) { over.Set(true); })),
        stopped(frame->on_stopped_loading.connect([over = over] { over.Set(true); })),
        detached(frame->on_detached.connect([over = over] { over.Set(true); })) {}

  Promise<bool> over;
  Subscription navigated;
  Subscription stopped;
  Subscription detached;
};

NavigationBarrier::NavigationBarrier(Page& page)
    : begins_(page.on_navigation.connect([this](const Ref<Frame>& frame) { Watch(frame); })) {}

NavigationBarrier::~NavigationBarrier() = default;

void NavigationBarrier::Watch(const Ref<Frame>& frame) {
  watched_.try_emplace(frame.get(), std::make_shared<Watched>(frame));
}

Task<void> NavigationBarrier::Wait() {
  // A frame that navigates may bring others that do.
  while (!watched_.empty()) {
    const Ref<Watched> watched = watched_.begin()->second;
    co_await watched->over.Wait();
    watched_.erase(watched_.begin());
  }
}

}  // namespace understudy::browser
