#pragma once

#include <optional>
#include <string>

#include <absl/status/statusor.h>
#include <boost/json/value.hpp>

#include "server/base/progress.h"
#include "server/base/task.h"
#include "server/browser/actions/target.h"

namespace understudy::browser {

struct AriaSnapshotOptions {
  // For programs: whatever can be seen, with references by which `aria-ref=` finds it, through frames.
  bool for_ai = false;
  // The same references in a snapshot for people.
  bool refs = false;
  // With patterns for the numbers in texts, that another time's texts fit, too.
  bool patterns = false;
  // With boxes, in CSS pixels of the viewport.
  bool boxes = false;
  // How many levels below the topmost are shown; everything without it.
  std::optional<int64_t> depth = std::nullopt;
};

// What assistive technologies are told of an element and of what it holds, as YAML. Waits for the element; a
// document, as a target, is there.
Task<absl::StatusOr<std::string>> AriaSnapshot(Target target, AriaSnapshotOptions options,
                                               Ref<Progress> progress);
// The same as data: `[{role, name, children…}]`.
Task<absl::StatusOr<boost::json::value>> AriaSnapshotJson(Target target, AriaSnapshotOptions options,
                                                          Ref<Progress> progress);

}  // namespace understudy::browser
