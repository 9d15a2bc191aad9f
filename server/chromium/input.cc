#include "server/chromium/input.h"

#include <utility>
#include <variant>

#include "server/base/errors.h"
#include "server/chromium/answers.h"
#include "server/chromium/input_events.h"

namespace understudy::chromium {
namespace {

using browser::InputEvent;
using browser::KeyEvent;
using browser::MouseEvent;

const MouseEvent* AsMouse(const InputEvent& event, MouseEvent::Type type) {
  const auto* const mouse = std::get_if<MouseEvent>(&event);
  return mouse && mouse->type == type ? mouse : nullptr;
}

bool ReleasesLeft(const InputEvent& event) {
  const MouseEvent* const up = AsMouse(event, MouseEvent::Type::kUp);
  return up && up->button == browser::MouseButton::kLeft;
}

bool PressesEscape(const InputEvent& event) {
  const auto* const key = std::get_if<KeyEvent>(&event);
  return key && key->type == KeyEvent::Type::kDown && key->code == "Escape";
}

Task<absl::Status> Nothing() { co_return absl::OkStatus(); }

}  // namespace

Task<absl::Status> ChromiumInput::Send(const InputEvent& event) {
  return std::visit([this](const auto& input) { return session_->Send(ToCdp(input)); }, event);
}

Task<absl::Status> ChromiumInput::Dispatch(std::vector<InputEvent> events) {
  const Ref<ChromiumInput> self = shared_from_this();
  std::vector<Task<absl::Status>> answers;
  for (const InputEvent& event : events) {
    const MouseEvent* const move = AsMouse(event, MouseEvent::Type::kMove);
    const bool may_drag = move && move->buttons.left;
    if (drag_.active() || may_drag) {
      std::vector<Task<absl::Status>> earlier = std::exchange(answers, {});
      CO_RETURN_IF_ERROR(co_await AwaitAll(std::move(earlier)));
    }
    if (drag_.active()) {
      CO_RETURN_IF_ERROR(co_await Carry(event));
    } else if (may_drag) {
      CO_RETURN_IF_ERROR(co_await drag_.Begin(*move));
    } else {
      answers.push_back(Send(event));
    }
    if (ReleasesLeft(event)) drag_.DidRelease();
  }
  co_return co_await AwaitAll(std::move(answers));
}

Task<absl::Status> ChromiumInput::Carry(const InputEvent& event) {
  if (const MouseEvent* const move = AsMouse(event, MouseEvent::Type::kMove)) return drag_.Move(*move);
  if (const MouseEvent* const up = AsMouse(event, MouseEvent::Type::kUp)) return drag_.Drop(*up);
  if (PressesEscape(event)) return drag_.Cancel();
  // Further buttons mean nothing to a drag.
  if (AsMouse(event, MouseEvent::Type::kDown)) return Nothing();
  return Send(event);
}

}  // namespace understudy::chromium
