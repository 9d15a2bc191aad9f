#pragma once

#include <optional>
#include <string_view>

#include "server/browser/delegate/input.h"

namespace understudy::browser {

// A key of the US keyboard, and what it means in one state of its Shift key.
struct LayoutKey {
  // The physical key, as in KeyboardEvent.code.
  std::string_view code;
  // Its meaning, as in KeyboardEvent.key: the character it types, or a name.
  std::string_view key;
  // The key's code on Windows, without Shift.
  int virtual_key = 0;
  KeyLocation location = KeyLocation::kStandard;
  // What it types; empty for keys that type nothing.
  std::string_view text;
};

// The key called `name`: by its code (`KeyA`), by its meaning (`Enter`, `a`) or by the character it types
// with Shift (`A`, which is that character whatever `shift` says). Nothing when there is none.
std::optional<LayoutKey> FindKey(std::string_view name, bool shift);

}  // namespace understudy::browser
