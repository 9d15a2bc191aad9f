#pragma once

#include <string>

#include <absl/status/statusor.h>

#include "server/base/task.h"

namespace understudy::chromium {

// What a program says its version is: the first line it prints when started with `argument`. Fails, with its
// last line where there is one, when it ends otherwise than well or takes more than some seconds.
Task<absl::StatusOr<std::string>> ProgramVersion(std::string file, std::string argument);

}  // namespace understudy::chromium
