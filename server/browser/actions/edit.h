#pragma once

#include <optional>
#include <string>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>
#include <boost/json/array.hpp>

#include "server/base/progress.h"
#include "server/base/task.h"
#include "server/browser/actions/target.h"
#include "server/browser/js_handle.h"
#include "server/browser/types.h"

namespace understudy::browser {

// What changes an element, its text or its focus without a pointer.

struct FillOptions {
  // Leaves out the checks that the element is visible, enabled and editable.
  bool force = false;
  // Whether a date, a time or a colour that is none is an error, instead of what the input makes of it.
  bool refuses_malformed = false;
};
// Sets the value of an input, a textarea or what is editable, with the events that typing has.
Task<absl::Status> Fill(Target target, std::string value, FillOptions options, Ref<Progress> progress);
// Focuses the element and presses keys. Delays in milliseconds.
Task<absl::Status> Type(Target target, std::string text, double delay, Ref<Progress> progress);
Task<absl::Status> Press(Target target, std::string key, double delay, Ref<Progress> progress);
Task<absl::Status> Focus(Target target, Ref<Progress> progress);
Task<absl::Status> Blur(Target target, Ref<Progress> progress);
Task<absl::Status> SelectText(Target target, bool force, Ref<Progress> progress);
// Selects what `options` name of a <select>, `{valueOrLabel?, value?, label?, index?}` each, and `elements`;
// waits for those that aren't there. Gives the values selected then.
Task<absl::StatusOr<std::vector<std::string>>> SelectOptions(Target target, boost::json::array options,
                                                             std::vector<Ref<JSHandle>> elements, bool force,
                                                             Ref<Progress> progress);
Task<absl::Status> DispatchEvent(Target target, std::string type, Argument init, Ref<Progress> progress);
Task<absl::Status> ScrollIntoViewIfNeeded(Target target, Ref<Progress> progress);
// Waits until the element is `visible`, `hidden`, `stable`, `enabled`, `disabled` or `editable`.
Task<absl::Status> WaitForElementState(Target target, std::string state, Ref<Progress> progress);
// The element's box in the main frame's viewport, in CSS pixels; nothing without one.
Task<absl::StatusOr<std::optional<Rect>>> BoundingBox(Target target, Ref<Progress> progress);

}  // namespace understudy::browser
