#include "server/browser/actions/checkpoint.h"

#include <utility>
#include <vector>

#include <absl/strings/str_cat.h>

#include "server/browser/actions/queries.h"
#include "server/browser/locator_handlers.h"
#include "server/browser/page.h"

namespace understudy::browser {
namespace {

Task<absl::StatusOr<bool>> IsThere(Ref<Page> page, std::string selector) {
  Target target;
  target.frame = page->main_frame();
  target.selector = std::move(selector);
  return IsVisible(std::move(target), NoProgress());
}

Task<absl::Status> Handle(Ref<Page> page, int64_t uid, LocatorHandlers::Handler handler,
                          Ref<Progress> progress) {
  if (handler.running) {
    // What the client does about it is an action, too, which this would wait for.
    co_return absl::OkStatus();
  }
  const absl::StatusOr<bool> there = co_await IsThere(page, handler.selector);
  if (!there.ok() || !*there || !page->locator_handlers().all().contains(uid)) co_return absl::OkStatus();
  progress->Log(absl::StrCat("  found ", handler.name, ", intercepting action to run the handler"));
  const Promise<bool> done = page->locator_handlers().Trigger(uid);
  co_await done.Wait();
  if (!handler.no_wait_after && page->locator_handlers().all().contains(uid)) {
    progress->Log(
        absl::StrCat("  locator handler has finished, waiting for ", handler.name, " to be hidden"));
    Target target;
    target.frame = page->main_frame();
    target.selector = handler.selector;
    const auto hidden = co_await WaitForSelector(std::move(target), "hidden", NoProgress());
    if (!hidden.ok()) co_return hidden.status();
  } else {
    progress->Log("  locator handler has finished");
  }
  progress->Log("  interception handler has finished, continuing");
  co_return absl::OkStatus();
}

}  // namespace

Task<absl::Status> TakeAwayObstacles(Ref<Page> page, Ref<Progress> progress) {
  std::vector<std::pair<int64_t, LocatorHandlers::Handler>> handlers;
  for (const auto& [uid, handler] : page->locator_handlers().all()) handlers.emplace_back(uid, handler);
  for (auto& [uid, handler] : handlers) {
    if (handler.running) co_return absl::OkStatus();
  }
  for (auto& [uid, handler] : handlers) {
    if (!page->locator_handlers().all().contains(uid)) continue;
    const absl::Status handled = co_await Handle(page, uid, std::move(handler), progress);
    if (!handled.ok()) co_return handled;
  }
  co_return absl::OkStatus();
}

}  // namespace understudy::browser
