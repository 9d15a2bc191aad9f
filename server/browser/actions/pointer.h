#pragma once

#include <functional>
#include <optional>
#include <string>

#include <absl/status/status.h>

#include "server/base/progress.h"
#include "server/base/task.h"
#include "server/browser/actions/target.h"
#include "server/browser/delegate/input.h"

namespace understudy::browser {

class Page;

struct PointerOptions {
  // Acts whatever state the element is in and whatever covers it.
  bool force = false;
  // Waits for everything but the action itself.
  bool trial = false;
  // Leaves it to the user to have the element in view.
  bool no_scroll = false;
  // Where in the element, in CSS pixels from the corner inside its border; absent: a point in its middle.
  std::optional<Point> position;
  // What is held meanwhile; absent: what the keyboard holds.
  std::optional<Modifiers> modifiers;
};

struct ClickActionOptions : PointerOptions {
  MouseButton button = MouseButton::kLeft;
  int64_t click_count = 1;
  // Milliseconds between press and release.
  double delay = 0;
  // How many moves bring the mouse there.
  int64_t steps = 1;
};

// Each waits until the element is ready, has it scrolled into view, sees that nothing lies above it, and
// waits in the end for the navigations that it has begun.
Task<absl::Status> Click(Target target, ClickActionOptions options, Ref<Progress> progress);
Task<absl::Status> DoubleClick(Target target, ClickActionOptions options, Ref<Progress> progress);
Task<absl::Status> Hover(Target target, PointerOptions options, Ref<Progress> progress);
Task<absl::Status> Tap(Target target, PointerOptions options, Ref<Progress> progress);
// Clicks what isn't in that state yet: a checkbox, a radio button or what has such a role.
Task<absl::Status> SetChecked(Target target, bool checked, PointerOptions options, Ref<Progress> progress);

struct DragOptions {
  bool force = false;
  bool trial = false;
  bool no_scroll = false;
  std::optional<Point> source_position;
  std::optional<Point> target_position;
  int64_t steps = 1;
};
// Presses the mouse on one element and lets it go on the other.
Task<absl::Status> DragAndDrop(Target source, Target target, DragOptions options, Ref<Progress> progress);

}  // namespace understudy::browser
