#pragma once

#include "server/base/task.h"

namespace understudy {

// Suspends the coroutine for so many milliseconds. Throws operation_aborted when it is cancelled.
Task<void> Pause(double milliseconds);

}  // namespace understudy
