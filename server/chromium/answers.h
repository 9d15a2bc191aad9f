#pragma once

#include <vector>

#include <absl/status/status.h>

#include "server/base/task.h"

namespace understudy::chromium {

// Waits for the answers to commands that have been sent already. Every one is awaited; the first error, in
// the order of the commands, wins.
Task<absl::Status> AwaitAll(std::vector<Task<absl::Status>> answers);

// OK for a target that goes before it answers.
Task<absl::Status> UnlessGone(Task<absl::Status> answer);

}  // namespace understudy::chromium
