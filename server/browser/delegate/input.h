#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <absl/status/status.h>

#include "server/base/task.h"
#include "server/browser/types.h"

namespace understudy::browser {

// The modifier keys that are held.
struct Modifiers {
  bool alt = false;
  bool control = false;
  bool meta = false;
  bool shift = false;
  bool operator==(const Modifiers&) const = default;
};

// Where a key is of which a keyboard has more than one (UI Events, KeyboardEvent.location).
enum class KeyLocation { kStandard, kLeft, kRight, kNumpad };

enum class MouseButton { kLeft, kMiddle, kRight };

struct MouseButtons {
  bool left = false;
  bool middle = false;
  bool right = false;
  bool operator==(const MouseButtons&) const = default;
};

// A key goes down or up.
struct KeyEvent {
  enum class Type { kDown, kUp };

  Type type = Type::kDown;
  // As KeyboardEvent has them.
  std::string code;
  std::string key;
  KeyLocation location = KeyLocation::kStandard;
  // Of Windows: what KeyboardEvent.keyCode is.
  int virtual_key = 0;
  // What the key types as it goes down; empty when it types nothing.
  std::string text;
  bool repeat = false;
  // After the event, if the key is one of them.
  Modifiers modifiers;
};

// Text arrives that no key typed.
struct TextEvent {
  std::string text;
};

struct MouseEvent {
  enum class Type { kMove, kDown, kUp };

  Type type = Type::kMove;
  Point point;
  // The one that goes down or up; for a move the one that went down last of those that are held.
  std::optional<MouseButton> button;
  // Those held after the event.
  MouseButtons buttons;
  int64_t click_count = 0;
  Modifiers modifiers;
};

struct WheelEvent {
  Point point;
  // In CSS pixels.
  double delta_x = 0;
  double delta_y = 0;
  Modifiers modifiers;
};

// A finger touches the screen, or leaves it.
struct TouchEvent {
  enum class Type { kStart, kEnd };

  Type type = Type::kStart;
  Point point;
  Modifiers modifiers;
};

using InputEvent = std::variant<KeyEvent, TextEvent, MouseEvent, WheelEvent, TouchEvent>;

// What a page feels of its user.
class InputDelegate {
 public:
  virtual ~InputDelegate() = default;

  // Sends the events in their order, one behind the other, and waits until the page has dealt with all of
  // them. The page sees each: but moves of the mouse, which it may see together when they are sent together.
  // A move with the left button held may drag something: from then on moves and the button's release carry
  // and drop it, and Escape gives it up.
  virtual Task<absl::Status> Dispatch(std::vector<InputEvent> events) = 0;
};

}  // namespace understudy::browser
