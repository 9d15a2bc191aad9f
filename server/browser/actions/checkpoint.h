#pragma once

#include <absl/status/status.h>

#include "server/base/progress.h"
#include "server/base/task.h"

namespace understudy::browser {

class Page;

// Before an action or an assertion looks at the page: has the client take away what stands in the way, if
// something does that it has a locator handler for. Costs nothing without one.
Task<absl::Status> TakeAwayObstacles(Ref<Page> page, Ref<Progress> progress);

}  // namespace understudy::browser
