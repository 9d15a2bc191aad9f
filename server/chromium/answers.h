#pragma once

#include <vector>

#include <absl/status/status.h>
#include <boost/asio/any_io_executor.hpp>

#include "server/base/task.h"

namespace understudy::chromium {

// Waits for the answers to commands that have been sent already. Every one is awaited; the first error, in
// the order of the commands, wins.
Task<absl::Status> AwaitAll(std::vector<Task<absl::Status>> answers);

// Waits for an answer at once, whether or not the task is awaited: also when who awaits it is cancelled.
Task<absl::Status> InBackground(const boost::asio::any_io_executor& executor, Task<absl::Status> answer);

// OK for a target that goes before it answers.
Task<absl::Status> UnlessGone(Task<absl::Status> answer);

}  // namespace understudy::chromium
