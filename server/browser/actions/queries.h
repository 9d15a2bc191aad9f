#pragma once

#include <optional>
#include <string>
#include <vector>

#include <absl/status/statusor.h>
#include <boost/json/value.hpp>

#include "server/base/progress.h"
#include "server/base/task.h"
#include "server/browser/actions/target.h"
#include "server/browser/js_handle.h"
#include "server/browser/page.h"

namespace understudy::browser {

// What commands ask of elements without touching them.

// The element a selector finds now, as a handle in the main world; null without one.
Task<absl::StatusOr<Ref<JSHandle>>> QuerySelector(Target target);
Task<absl::StatusOr<std::vector<Ref<JSHandle>>>> QuerySelectorAll(Target target);
Task<absl::StatusOr<int64_t>> QueryCount(Target target);

// Calls a function with the element, or the list of all elements, as its first argument. Fails when there is
// no element; a list may be empty.
Task<absl::StatusOr<boost::json::value>> EvalOnSelector(Target target, std::string expression,
                                                        std::optional<bool> is_function, Argument argument);
Task<absl::StatusOr<boost::json::value>> EvalOnSelectorAll(Target target, std::string expression,
                                                           std::optional<bool> is_function,
                                                           Argument argument);

// What of an element to read, as server/injected/elements names it: `textContent`, `checked` …
struct Property {
  std::string what;
  // Of an attribute.
  std::string name = {};
};
// Waits for the element. Null for what the element doesn't have.
Task<absl::StatusOr<boost::json::value>> Read(Target target, Property property, Ref<Progress> progress);
// Doesn't wait: no element isn't visible.
Task<absl::StatusOr<bool>> IsVisible(Target target, Ref<Progress> progress);

// Waits until an element is `attached`, `detached`, `visible` or `hidden`. Gives it for the first and the
// third, as a handle in the main world.
Task<absl::StatusOr<Ref<JSHandle>>> WaitForSelector(Target target, std::string state, Ref<Progress> progress);

// Waits until no element is visible, without telling so at first. Nothing in the way is taken away.
Task<absl::Status> AwaitHidden(Target target, Ref<Progress> progress);

// Calls a function with the element that a selector finds, and `argument`, until it gives something truthy:
// at every look, or every `interval` milliseconds. Waits for the element, too.
Task<absl::Status> WaitForFunction(Target target, std::string expression, std::optional<bool> is_function,
                                   Argument argument, std::optional<double> interval, Ref<Progress> progress);

// Waits so many milliseconds, unless the frame goes or its page crashes meanwhile.
Task<absl::Status> WaitForTimeout(Ref<Frame> frame, double milliseconds);

// The best selector for the element that `target` finds, with the frames that lead to it. Fails without one.
Task<absl::StatusOr<std::string>> ResolveSelector(Target target);

// Marks what the selector finds, for who watches, until HideHighlight(). `style`: CSS declarations for the
// marks.
Task<absl::Status> Highlight(Target target, std::optional<std::string> style);
Task<absl::Status> HideHighlight(Target target);
// All of the page's.
Task<absl::Status> HideHighlights(Ref<Page> page);

}  // namespace understudy::browser
