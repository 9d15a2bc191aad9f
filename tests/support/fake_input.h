#pragma once

#include <optional>
#include <string>
#include <vector>

#include <absl/status/status.h>

#include "server/base/promise.h"
#include "server/browser/delegate/input.h"

namespace understudy {

// A page that feels everything at once, and remembers it.
class FakeInput final : public browser::InputDelegate {
 public:
  Task<absl::Status> Dispatch(std::vector<browser::InputEvent> events) override;

  // What was dispatched, each time a line: `+KeyA "a"` is a key that goes down and types an a, `-KeyA` one
  // that goes up, `*KeyA` one that repeats; `text "é"`; `to 10,20`, `+left x2`, `-left x2` the mouse; `wheel
  // 0,5`; `touch 1,2` and `untouch`. The modifiers held stand before an event: `Control+Shift: +KeyA`, what
  // buttons are held behind a move: `to 10,20 (left)`.
  std::vector<std::string> batches;
  // When set, the page takes until there is a value, and fails with it.
  std::optional<Promise<absl::Status>> answers;
};

}  // namespace understudy
