#include "server/browser/input/layout.h"

#include <array>
#include <cstddef>

#include <absl/container/flat_hash_map.h>

#include "server/base/string_view.h"

namespace understudy::browser {
namespace {

// A key without and with Shift.
struct Row {
  std::string_view code;
  std::string_view key;
  std::string_view shifted_key;
  int virtual_key = 0;
  int shifted_virtual_key = 0;
  KeyLocation location = KeyLocation::kStandard;
};

constexpr Row Writing(std::string_view code, std::string_view key, std::string_view shifted,
                      int virtual_key) {
  return {code, key, shifted, virtual_key, virtual_key};
}
// Of which there is one, called like its place.
constexpr Row Named(std::string_view name, int virtual_key) {
  return {name, name, name, virtual_key, virtual_key};
}
constexpr Row Sided(std::string_view code, std::string_view key, int virtual_key, KeyLocation side) {
  return {code, key, key, virtual_key, virtual_key, side};
}
// With NumLock off: Shift makes it a digit.
constexpr Row Numpad(std::string_view code, std::string_view key, std::string_view shifted, int virtual_key,
                     int shifted_virtual_key) {
  return {code, key, shifted, virtual_key, shifted_virtual_key, KeyLocation::kNumpad};
}

constexpr KeyLocation kLeft = KeyLocation::kLeft;
constexpr KeyLocation kRight = KeyLocation::kRight;

// The US keyboard with 104 keys and the media keys most have. Codes, and what is printed on the keys: W3C, UI
// Events KeyboardEvent code Values, section 3.1. What the other keys mean: UI Events KeyboardEvent key
// Values. Numbers: Microsoft, Virtual-Key Codes; for modifiers the one of both sides, as UI Events has it
// (Fixed virtual key codes).
constexpr auto kRows = std::to_array<Row>({
    Writing("Backquote", "`", "~", 192),
    Writing("Digit1", "1", "!", 49),
    Writing("Digit2", "2", "@", 50),
    Writing("Digit3", "3", "#", 51),
    Writing("Digit4", "4", "$", 52),
    Writing("Digit5", "5", "%", 53),
    Writing("Digit6", "6", "^", 54),
    Writing("Digit7", "7", "&", 55),
    Writing("Digit8", "8", "*", 56),
    Writing("Digit9", "9", "(", 57),
    Writing("Digit0", "0", ")", 48),
    Writing("Minus", "-", "_", 189),
    Writing("Equal", "=", "+", 187),
    Writing("KeyQ", "q", "Q", 81),
    Writing("KeyW", "w", "W", 87),
    Writing("KeyE", "e", "E", 69),
    Writing("KeyR", "r", "R", 82),
    Writing("KeyT", "t", "T", 84),
    Writing("KeyY", "y", "Y", 89),
    Writing("KeyU", "u", "U", 85),
    Writing("KeyI", "i", "I", 73),
    Writing("KeyO", "o", "O", 79),
    Writing("KeyP", "p", "P", 80),
    Writing("BracketLeft", "[", "{", 219),
    Writing("BracketRight", "]", "}", 221),
    Writing("Backslash", "\\", "|", 220),
    Writing("KeyA", "a", "A", 65),
    Writing("KeyS", "s", "S", 83),
    Writing("KeyD", "d", "D", 68),
    Writing("KeyF", "f", "F", 70),
    Writing("KeyG", "g", "G", 71),
    Writing("KeyH", "h", "H", 72),
    Writing("KeyJ", "j", "J", 74),
    Writing("KeyK", "k", "K", 75),
    Writing("KeyL", "l", "L", 76),
    Writing("Semicolon", ";", ":", 186),
    Writing("Quote", "'", "\"", 222),
    Writing("KeyZ", "z", "Z", 90),
    Writing("KeyX", "x", "X", 88),
    Writing("KeyC", "c", "C", 67),
    Writing("KeyV", "v", "V", 86),
    Writing("KeyB", "b", "B", 66),
    Writing("KeyN", "n", "N", 78),
    Writing("KeyM", "m", "M", 77),
    Writing("Comma", ",", "<", 188),
    Writing("Period", ".", ">", 190),
    Writing("Slash", "/", "?", 191),
    Writing("Space", " ", " ", 32),

    Named("Backspace", 8),
    Named("Tab", 9),
    Named("CapsLock", 20),
    Named("ContextMenu", 93),
    Named("Enter", 13),
    Sided("AltLeft", "Alt", 18, kLeft),
    Sided("AltRight", "Alt", 18, kRight),
    Sided("ControlLeft", "Control", 17, kLeft),
    Sided("ControlRight", "Control", 17, kRight),
    Sided("MetaLeft", "Meta", 91, kLeft),
    Sided("MetaRight", "Meta", 92, kRight),
    Sided("ShiftLeft", "Shift", 16, kLeft),
    Sided("ShiftRight", "Shift", 16, kRight),
    // Without a place on this keyboard, and without effect on other keys. The number is Chromium's.
    {"", "AltGraph", "AltGraph", 225, 225},

    Named("Delete", 46),
    Named("End", 35),
    Named("Home", 36),
    Named("Insert", 45),
    Named("PageDown", 34),
    Named("PageUp", 33),
    Named("ArrowDown", 40),
    Named("ArrowLeft", 37),
    Named("ArrowRight", 39),
    Named("ArrowUp", 38),

    Named("NumLock", 144),
    Numpad("Numpad0", "Insert", "0", 45, 96),
    Numpad("Numpad1", "End", "1", 35, 97),
    Numpad("Numpad2", "ArrowDown", "2", 40, 98),
    Numpad("Numpad3", "PageDown", "3", 34, 99),
    Numpad("Numpad4", "ArrowLeft", "4", 37, 100),
    Numpad("Numpad5", "Clear", "5", 12, 101),
    Numpad("Numpad6", "ArrowRight", "6", 39, 102),
    Numpad("Numpad7", "Home", "7", 36, 103),
    Numpad("Numpad8", "ArrowUp", "8", 38, 104),
    Numpad("Numpad9", "PageUp", "9", 33, 105),
    Numpad("NumpadDecimal", "Delete", ".", 46, 110),
    Numpad("NumpadAdd", "+", "+", 107, 107),
    Numpad("NumpadDivide", "/", "/", 111, 111),
    Numpad("NumpadEnter", "Enter", "Enter", 13, 13),
    Numpad("NumpadMultiply", "*", "*", 106, 106),
    Numpad("NumpadSubtract", "-", "-", 109, 109),

    Named("Escape", 27),
    Named("F1", 112),
    Named("F2", 113),
    Named("F3", 114),
    Named("F4", 115),
    Named("F5", 116),
    Named("F6", 117),
    Named("F7", 118),
    Named("F8", 119),
    Named("F9", 120),
    Named("F10", 121),
    Named("F11", 122),
    Named("F12", 123),
    Named("PrintScreen", 44),
    Named("ScrollLock", 145),
    Named("Pause", 19),

    Named("AudioVolumeMute", 173),
    Named("AudioVolumeDown", 174),
    Named("AudioVolumeUp", 175),
    Named("MediaTrackNext", 176),
    Named("MediaTrackPrevious", 177),
    Named("MediaPlayPause", 179),
});

// What a name stands for, without and with Shift held.
struct Meanings {
  LayoutKey plain;
  LayoutKey shifted;
};

LayoutKey MakeKey(const Row& row, bool shifted) {
  const std::string_view key = shifted ? row.shifted_key : row.key;
  std::string_view text;
  if (key.size() == 1) text = key;
  if (key == "Enter") text = "\r";
  return {.code = row.code,
          .key = key,
          .virtual_key = shifted ? row.shifted_virtual_key : row.virtual_key,
          .location = row.location,
          .text = text};
}

using Layout = absl::flat_hash_map<std::string_view, Meanings>;

Layout MakeLayout() {
  Layout layout;
  for (const Row& row : kRows) {
    const Meanings meanings{.plain = MakeKey(row, false), .shifted = MakeKey(row, true)};
    // Names of codes come before those of keys, and keys of the main section before those of the numpad.
    layout.insert_or_assign(row.code, meanings);
    if (row.location == KeyLocation::kNumpad) continue;
    layout.try_emplace(row.key, meanings);
    // A character is that character, with or without Shift.
    if (row.key.size() == 1) layout.insert_or_assign(row.key, Meanings{meanings.plain, meanings.plain});
    if (row.shifted_key.size() == 1) {
      layout.try_emplace(row.shifted_key, Meanings{meanings.shifted, meanings.shifted});
    }
  }
  layout.erase("");
  const Meanings enter = layout.at("Enter");
  layout.emplace("\n", enter);
  layout.emplace("\r", enter);
  return layout;
}

}  // namespace

std::optional<LayoutKey> FindKey(std::string_view name, bool shift) {
  static const auto* const kLayout = new Layout(MakeLayout());
  const auto found = kLayout->find(name);
  if (found == kLayout->end()) return std::nullopt;
  return shift ? found->second.shifted : found->second.plain;
}

}  // namespace understudy::browser
