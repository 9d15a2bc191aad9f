#include "dispatchers/convert/input.h"

namespace understudy::dispatchers {

browser::MouseButton ToDomain(const std::optional<protocol::MouseButton>& button) {
  switch (button.value_or(protocol::MouseButton::kLeft)) {
    case protocol::MouseButton::kLeft:
      return browser::MouseButton::kLeft;
    case protocol::MouseButton::kMiddle:
      return browser::MouseButton::kMiddle;
    case protocol::MouseButton::kRight:
      break;
  }
  return browser::MouseButton::kRight;
}

std::optional<browser::Modifiers> ToDomain(
    const std::optional<std::vector<protocol::KeyboardModifier>>& modifiers) {
  if (!modifiers) return std::nullopt;
  browser::Modifiers held;
  for (const protocol::KeyboardModifier modifier : *modifiers) {
    switch (modifier) {
      case protocol::KeyboardModifier::kAlt:
        held.alt = true;
        break;
      case protocol::KeyboardModifier::kControl:
      case protocol::KeyboardModifier::kControlOrMeta:
        held.control = true;
        break;
      case protocol::KeyboardModifier::kMeta:
        held.meta = true;
        break;
      case protocol::KeyboardModifier::kShift:
        held.shift = true;
        break;
    }
  }
  return held;
}

}  // namespace understudy::dispatchers
