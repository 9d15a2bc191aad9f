#include "server/browser/actions/checkpoint.h"

#include <map>
#include <utility>

#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
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
  const absl::StatusOr<bool> there = co_await IsThere(page, handler.selector);
  if (!there.ok() || !*there || !page->locator_handlers().all().contains(uid)) co_return absl::OkStatus();
  progress->Log(absl::StrCat("  found ", handler.name, ", intercepting action to run the handler"));
  const Promise<bool> done = page->locator_handlers().Trigger(uid);
  co_await done.Wait();
  if (!handler.no_wait_after) {
    progress->Log(
        absl::StrCat("  locator handler has finished, waiting for ", handler.name, " to be hidden"));
    Target target;
    target.frame = page->main_frame();
    target.selector = handler.selector;
    CO_RETURN_IF_ERROR(co_await AwaitHidden(std::move(target), progress));
  } else {
    progress->Log("  locator handler has finished");
  }
  progress->Log("  interception handler has finished, continuing");
  co_return absl::OkStatus();
}

}  // namespace

Task<absl::Status> TakeAwayObstacles(Ref<Page> page, Ref<Progress> progress) {
  const std::map<int64_t, LocatorHandlers::Handler>& all = page->locator_handlers().all();
  // What the client does about an obstacle is an action, too, which would wait for itself.
  if (page->locator_handlers().AnyRuns()) co_return absl::OkStatus();
  // Handlers may come and go meanwhile.
  for (auto next = all.begin(); next != all.end();) {
    const int64_t uid = next->first;
    LocatorHandlers::Handler handler = next->second;
    const absl::Status handled = co_await Handle(page, uid, std::move(handler), progress);
    if (!handled.ok()) co_return handled;
    next = all.upper_bound(uid);
  }
  co_return absl::OkStatus();
}

}  // namespace understudy::browser
