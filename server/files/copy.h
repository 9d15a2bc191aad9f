#pragma once

#include <string>

#include <absl/status/status.h>

#include "server/base/task.h"

namespace understudy::files {

// Copies a file's bytes and permissions, over what is at `to`; makes the directories it is in. Lets others
// take their turn between pieces. Fails with "ENOENT: no such file or directory, copyfile '…' -> '…'" and
// the like.
Task<absl::Status> CopyFile(std::string from, std::string to);

}  // namespace understudy::files
