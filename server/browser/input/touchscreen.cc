#include "server/browser/input/touchscreen.h"

#include <vector>

#include "server/base/errors.h"

namespace understudy::browser {

Task<absl::Status> Touchscreen::Tap(Point point, std::optional<Modifiers> modifiers) {
  const Ref<Touchscreen> self = shared_from_this();
  if (!enabled_)
    co_return Error("hasTouch must be enabled on the browser context before using the touchscreen.");
  const Modifiers held = keyboard_->modifiers();
  const Modifiers wanted = modifiers.value_or(held);
  std::vector<InputEvent> events = keyboard_->HoldExactly(wanted);
  events.push_back(TouchEvent{.type = TouchEvent::Type::kStart, .point = point, .modifiers = wanted});
  events.push_back(TouchEvent{.type = TouchEvent::Type::kEnd, .point = point, .modifiers = wanted});
  for (InputEvent& event : keyboard_->HoldExactly(held)) events.push_back(std::move(event));
  co_return co_await delegate_->Dispatch(std::move(events));
}

}  // namespace understudy::browser
