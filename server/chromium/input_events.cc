#include "server/chromium/input_events.h"

#include <utility>

namespace understudy::chromium {
namespace {

using browser::KeyEvent;
using browser::KeyLocation;
using browser::MouseButton;
using browser::MouseEvent;
using browser::TouchEvent;

std::string KeyEventType(const KeyEvent& event) {
  if (event.type == KeyEvent::Type::kUp) return "keyUp";
  return event.text.empty() ? "rawKeyDown" : "keyDown";
}

std::string MouseEventType(MouseEvent::Type type) {
  switch (type) {
    case MouseEvent::Type::kMove:
      return "mouseMoved";
    case MouseEvent::Type::kDown:
      return "mousePressed";
    case MouseEvent::Type::kUp:
      break;
  }
  return "mouseReleased";
}

std::string ButtonName(const std::optional<MouseButton>& button) {
  if (!button) return "none";
  switch (*button) {
    case MouseButton::kLeft:
      return "left";
    case MouseButton::kMiddle:
      return "middle";
    case MouseButton::kRight:
      break;
  }
  return "right";
}

int64_t Bits(const browser::MouseButtons& buttons) {
  return (buttons.left ? 1 : 0) | (buttons.right ? 2 : 0) | (buttons.middle ? 4 : 0);
}

}  // namespace

int64_t ToCdp(const browser::Modifiers& modifiers) {
  return (modifiers.alt ? 1 : 0) | (modifiers.control ? 2 : 0) | (modifiers.meta ? 4 : 0) |
         (modifiers.shift ? 8 : 0);
}

cdp::input::DispatchKeyEvent ToCdp(const KeyEvent& event) {
  cdp::input::DispatchKeyEvent command;
  command.type = KeyEventType(event);
  command.modifiers = ToCdp(event.modifiers);
  command.code = event.code;
  command.key = event.key;
  command.windows_virtual_key_code = event.virtual_key;
  if (event.location == KeyLocation::kLeft) command.location = 1;
  if (event.location == KeyLocation::kRight) command.location = 2;
  if (event.location == KeyLocation::kNumpad) command.is_keypad = true;
  if (event.repeat) command.auto_repeat = true;
  if (!event.text.empty()) {
    command.text = event.text;
    command.unmodified_text = event.text;
  }
  return command;
}

cdp::input::InsertText ToCdp(const browser::TextEvent& event) {
  cdp::input::InsertText command;
  command.text = event.text;
  return command;
}

cdp::input::DispatchMouseEvent ToCdp(const MouseEvent& event) {
  cdp::input::DispatchMouseEvent command;
  command.type = MouseEventType(event.type);
  command.x = event.point.x;
  command.y = event.point.y;
  command.modifiers = ToCdp(event.modifiers);
  command.button = ButtonName(event.button);
  command.buttons = Bits(event.buttons);
  command.click_count = event.click_count;
  // What a mouse's buttons press with (Pointer Events, `pressure`).
  const bool presses = event.type != MouseEvent::Type::kUp && event.buttons != browser::MouseButtons();
  command.force = presses ? 0.5 : 0;
  return command;
}

cdp::input::DispatchMouseEvent ToCdp(const browser::WheelEvent& event) {
  cdp::input::DispatchMouseEvent command;
  command.type = "mouseWheel";
  command.x = event.point.x;
  command.y = event.point.y;
  command.modifiers = ToCdp(event.modifiers);
  command.delta_x = event.delta_x;
  command.delta_y = event.delta_y;
  return command;
}

cdp::input::DispatchTouchEvent ToCdp(const TouchEvent& event) {
  cdp::input::DispatchTouchEvent command;
  command.type = event.type == TouchEvent::Type::kStart ? "touchStart" : "touchEnd";
  command.modifiers = ToCdp(event.modifiers);
  if (event.type == TouchEvent::Type::kStart) {
    cdp::input::TouchPoint finger;
    finger.x = event.point.x;
    finger.y = event.point.y;
    command.touch_points.push_back(std::move(finger));
  }
  return command;
}

}  // namespace understudy::chromium
