#pragma once

#include <string>
#include <sys/types.h>
#include <vector>

#include <absl/status/statusor.h>

#include "server/files/unique_fd.h"

namespace understudy::chromium {

using files::UniqueFd;

// A process just started and our ends of its pipes.
struct SpawnedProcess {
  pid_t pid = 0;
  UniqueFd to_child;    // Its descriptor 3.
  UniqueFd from_child;  // Its descriptor 4.
  UniqueFd stdout_end;
  UniqueFd stderr_end;
};

// Starts `file` as the leader of a new process group: stdin empty, signals as they are by default, and no
// descriptor inherited but those above. Fails when the file can't be executed.
absl::StatusOr<SpawnedProcess> SpawnProcess(const std::string& file,
                                            const std::vector<std::string>& arguments,
                                            const std::vector<std::string>& environment);

}  // namespace understudy::chromium
