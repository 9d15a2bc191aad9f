#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "server/base/task.h"
#include "server/browser/delegate/input.h"
#include "server/browser/input/layout.h"

namespace understudy::browser {

// A page's keyboard. Keys are named as FindKey() takes them, and `ControlOrMeta`; `Unknown key: "x"` is the
// failure for others. Commands are under way when the function that begins them returns; awaiting them waits
// until the page has dealt with it. Delays are milliseconds.
class Keyboard : public std::enable_shared_from_this<Keyboard> {
 public:
  explicit Keyboard(Ref<InputDelegate> delegate) : delegate_(std::move(delegate)) {}

  Task<absl::Status> Down(std::string key);
  Task<absl::Status> Up(std::string key);
  // Presses a key, or several joined by `+` (`Control+A`, `Control++`), and lets them go in reverse; `delay`
  // is how long the last one stays down.
  Task<absl::Status> Press(std::string keys, double delay);
  // Presses the key of each character, or inserts those that have none; `delay` for each of them.
  Task<absl::Status> Type(std::string text, double delay);
  // Inserts text as if no key had typed it; modifiers don't matter.
  Task<absl::Status> InsertText(std::string text);

  const Modifiers& modifiers() const { return modifiers_; }
  // Presses and releases modifier keys until exactly `wanted` are held; the events are the caller's to
  // dispatch, at once.
  std::vector<InputEvent> HoldExactly(const Modifiers& wanted);

 private:
  absl::StatusOr<LayoutKey> Find(std::string_view name) const;
  KeyEvent MakeDown(const LayoutKey& key);
  KeyEvent MakeUp(const LayoutKey& key);
  Task<absl::Status> DispatchOne(InputEvent event);

  Ref<InputDelegate> delegate_;
  Modifiers modifiers_;
  // The keys that are held, by their code.
  std::set<std::string_view> held_;
};

}  // namespace understudy::browser
