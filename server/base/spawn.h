#pragma once

#include <functional>

#include "server/base/task.h"

namespace understudy {

// Runs `task` beside everything else. It ends by itself; an exception that leaves it other than cancellation
// is a broken invariant and ends the process with a message.
void Spawn(const boost::asio::any_io_executor& executor, Task<void> task);

}  // namespace understudy
