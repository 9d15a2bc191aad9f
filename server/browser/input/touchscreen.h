#pragma once

#include <memory>
#include <optional>
#include <utility>

#include <absl/status/status.h>

#include "server/base/task.h"
#include "server/browser/delegate/input.h"
#include "server/browser/input/keyboard.h"

namespace understudy::browser {

// A page's touchscreen.
class Touchscreen : public std::enable_shared_from_this<Touchscreen> {
 public:
  // `enabled`: whether the page can be touched; if it can't, everything fails.
  Touchscreen(Ref<InputDelegate> delegate, Ref<Keyboard> keyboard, bool enabled)
      : delegate_(std::move(delegate)), keyboard_(std::move(keyboard)), enabled_(enabled) {}

  // A finger comes and goes at once. `modifiers` are held meanwhile, in place of what is held now and again
  // afterwards.
  Task<absl::Status> Tap(Point point, std::optional<Modifiers> modifiers = std::nullopt);

 private:
  const Ref<InputDelegate> delegate_;
  const Ref<Keyboard> keyboard_;
  const bool enabled_;
};

}  // namespace understudy::browser
