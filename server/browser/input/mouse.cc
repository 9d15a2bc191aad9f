#include "server/browser/input/mouse.h"

#include <iterator>
#include <utility>

#include "server/base/errors.h"
#include "server/base/pause.h"

namespace understudy::browser {
namespace {

bool& Holds(MouseButtons& buttons, MouseButton button) {
  switch (button) {
    case MouseButton::kLeft:
      return buttons.left;
    case MouseButton::kMiddle:
      return buttons.middle;
    case MouseButton::kRight:
      break;
  }
  return buttons.right;
}

// The `step`-th of `steps` equal steps on the way.
Point Between(Point from, Point to, int64_t step, int64_t steps) {
  if (step == steps) return to;
  const double part = static_cast<double>(step) / static_cast<double>(steps);
  return {.x = from.x + (to.x - from.x) * part, .y = from.y + (to.y - from.y) * part};
}

void Append(std::vector<InputEvent>& events, std::vector<InputEvent> more) {
  events.insert(events.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

Task<absl::Status> DispatchAndPause(Ref<InputDelegate> delegate, std::vector<InputEvent> events,
                                    double delay) {
  CO_RETURN_IF_ERROR(co_await delegate->Dispatch(std::move(events)));
  co_await Pause(delay);
  co_return absl::OkStatus();
}

}  // namespace

MouseEvent Mouse::MakeMove(Point point) {
  position_ = point;
  return {.type = MouseEvent::Type::kMove,
          .point = point,
          .button = last_button_,
          .buttons = held_,
          .click_count = 0,
          .modifiers = keyboard_->modifiers()};
}

MouseEvent Mouse::MakeDown(MouseButton button, int64_t click_count) {
  last_button_ = button;
  Holds(held_, button) = true;
  return {.type = MouseEvent::Type::kDown,
          .point = position_,
          .button = button,
          .buttons = held_,
          .click_count = click_count,
          .modifiers = keyboard_->modifiers()};
}

MouseEvent Mouse::MakeUp(MouseButton button, int64_t click_count) {
  last_button_.reset();
  Holds(held_, button) = false;
  return {.type = MouseEvent::Type::kUp,
          .point = position_,
          .button = button,
          .buttons = held_,
          .click_count = click_count,
          .modifiers = keyboard_->modifiers()};
}

Task<absl::Status> Mouse::DispatchOne(InputEvent event) {
  return delegate_->Dispatch(std::vector<InputEvent>(1, std::move(event)));
}

Task<absl::StatusOr<std::vector<InputEvent>>> Mouse::Approach(std::vector<InputEvent> events, Point point,
                                                              int64_t steps) {
  const Ref<Mouse> self = shared_from_this();
  const Point from = position_;
  for (int64_t step = 1; step <= steps; ++step) {
    events.push_back(MakeMove(Between(from, point, step, steps)));
    if (step == steps) break;
    std::vector<InputEvent> moves = std::exchange(events, {});
    CO_RETURN_IF_ERROR(co_await delegate_->Dispatch(std::move(moves)));
  }
  position_ = point;
  co_return events;
}

Task<absl::Status> Mouse::Move(Point point, MoveOptions options) {
  const Ref<Mouse> self = shared_from_this();
  const Modifiers held = keyboard_->modifiers();
  std::vector<InputEvent> wanted = keyboard_->HoldExactly(options.modifiers.value_or(held));
  ASSIGN_OR_CO_RETURN(std::vector<InputEvent> events,
                      co_await Approach(std::move(wanted), point, options.steps));
  Append(events, keyboard_->HoldExactly(held));
  co_return co_await delegate_->Dispatch(std::move(events));
}

Task<absl::Status> Mouse::Down(MouseButton button, int64_t click_count) {
  const Ref<Mouse> self = shared_from_this();
  InputEvent event = MakeDown(button, click_count);
  co_return co_await DispatchOne(std::move(event));
}

Task<absl::Status> Mouse::Up(MouseButton button, int64_t click_count) {
  const Ref<Mouse> self = shared_from_this();
  InputEvent event = MakeUp(button, click_count);
  co_return co_await DispatchOne(std::move(event));
}

Task<absl::Status> Mouse::Click(Point point, ClickOptions options) {
  const Ref<Mouse> self = shared_from_this();
  const Modifiers held = keyboard_->modifiers();
  std::vector<InputEvent> wanted = keyboard_->HoldExactly(options.modifiers.value_or(held));
  ASSIGN_OR_CO_RETURN(std::vector<InputEvent> events,
                      co_await Approach(std::move(wanted), point, options.steps));
  for (int64_t count = 1; count <= options.click_count; ++count) {
    events.push_back(MakeDown(options.button, count));
    if (options.delay > 0) {
      std::vector<InputEvent> pressed = std::exchange(events, {});
      CO_RETURN_IF_ERROR(co_await DispatchAndPause(delegate_, std::move(pressed), options.delay));
    }
    events.push_back(MakeUp(options.button, count));
    if (options.delay > 0 && count < options.click_count) {
      std::vector<InputEvent> released = std::exchange(events, {});
      CO_RETURN_IF_ERROR(co_await DispatchAndPause(delegate_, std::move(released), options.delay));
    }
  }
  Append(events, keyboard_->HoldExactly(held));
  co_return co_await delegate_->Dispatch(std::move(events));
}

Task<absl::Status> Mouse::Wheel(double delta_x, double delta_y) {
  const Ref<Mouse> self = shared_from_this();
  InputEvent event = WheelEvent{
      .point = position_, .delta_x = delta_x, .delta_y = delta_y, .modifiers = keyboard_->modifiers()};
  co_return co_await DispatchOne(std::move(event));
}

}  // namespace understudy::browser
