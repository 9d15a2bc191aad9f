#include "tests/support/fake_input.h"

#include <utility>

#include <absl/strings/str_cat.h>
#include <absl/strings/str_join.h>

namespace understudy {
namespace {

using browser::KeyEvent;
using browser::MouseButton;
using browser::MouseEvent;
using browser::TouchEvent;

std::string Held(const browser::Modifiers& modifiers) {
  std::vector<std::string> names;
  if (modifiers.alt) names.push_back("Alt");
  if (modifiers.control) names.push_back("Control");
  if (modifiers.meta) names.push_back("Meta");
  if (modifiers.shift) names.push_back("Shift");
  return names.empty() ? "" : absl::StrCat(absl::StrJoin(names, "+"), ": ");
}

std::string Held(const browser::MouseButtons& buttons) {
  std::vector<std::string> names;
  if (buttons.left) names.push_back("left");
  if (buttons.middle) names.push_back("middle");
  if (buttons.right) names.push_back("right");
  return names.empty() ? "" : absl::StrCat(" (", absl::StrJoin(names, ","), ")");
}

std::string Name(MouseButton button) {
  return button == MouseButton::kLeft ? "left" : button == MouseButton::kRight ? "right" : "middle";
}

std::string At(browser::Point point) { return absl::StrCat(point.x, ",", point.y); }

std::string Describe(const KeyEvent& event) {
  const std::string how = event.type == KeyEvent::Type::kUp ? "-" : event.repeat ? "*" : "+";
  const std::string typed = event.text.empty() ? "" : absl::StrCat(" \"", event.text, "\"");
  return absl::StrCat(Held(event.modifiers), how, event.code, typed);
}

std::string Describe(const browser::TextEvent& event) { return absl::StrCat("text \"", event.text, "\""); }

std::string Describe(const MouseEvent& event) {
  const std::string held = Held(event.modifiers);
  if (event.type == MouseEvent::Type::kMove)
    return absl::StrCat(held, "to ", At(event.point), Held(event.buttons));
  const std::string how = event.type == MouseEvent::Type::kDown ? "+" : "-";
  return absl::StrCat(held, how, Name(*event.button), " x", event.click_count);
}

std::string Describe(const browser::WheelEvent& event) {
  return absl::StrCat(Held(event.modifiers), "wheel ", event.delta_x, ",", event.delta_y, " at ",
                      At(event.point));
}

std::string Describe(const TouchEvent& event) {
  return absl::StrCat(Held(event.modifiers),
                      event.type == TouchEvent::Type::kStart ? "touch " + At(event.point) : "untouch");
}

}  // namespace

Task<absl::Status> FakeInput::Dispatch(std::vector<browser::InputEvent> events) {
  std::vector<std::string> described;
  for (const browser::InputEvent& event : events) {
    described.push_back(std::visit([](const auto& input) { return Describe(input); }, event));
  }
  batches.push_back(absl::StrJoin(described, " | "));
  if (answers) co_return co_await answers->Wait();
  co_return absl::OkStatus();
}

}  // namespace understudy
