#include "server/browser/locator_handlers.h"

#include <algorithm>
#include <utility>

namespace understudy::browser {

int64_t LocatorHandlers::Add(Handler handler) {
  handlers_.emplace(++last_uid_, std::move(handler));
  return last_uid_;
}

void LocatorHandlers::Remove(int64_t uid) {
  const auto found = handlers_.extract(uid);
  if (!found.empty() && found.mapped().running) orphans_.push_back(*found.mapped().running);
}

void LocatorHandlers::Resolve(int64_t uid, bool remove) {
  const auto found = handlers_.find(uid);
  if (found == handlers_.end()) return;
  if (const auto running = std::exchange(found->second.running, std::nullopt)) running->Set(true);
  if (remove) handlers_.erase(found);
}

void LocatorHandlers::Clear() {
  while (!handlers_.empty()) Remove(handlers_.begin()->first);
  for (const Promise<bool>& orphan : orphans_) orphan.Set(true);
  orphans_.clear();
}

bool LocatorHandlers::AnyRuns() const {
  return std::any_of(handlers_.begin(), handlers_.end(),
                     [](const auto& entry) { return entry.second.running.has_value(); });
}

Promise<bool> LocatorHandlers::Trigger(int64_t uid) {
  Handler& handler = handlers_.at(uid);
  const Promise<bool> done(executor_);
  handler.running = done;
  on_triggered(uid);
  return done;
}

}  // namespace understudy::browser
