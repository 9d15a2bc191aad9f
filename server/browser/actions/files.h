#pragma once

#include <string>
#include <vector>

#include <absl/status/status.h>

#include "server/base/progress.h"
#include "server/base/task.h"
#include "server/browser/actions/target.h"

namespace understudy::browser {

// A file that is given by what is in it.
struct FilePayload {
  std::string name;
  std::string mime_type;
  std::string base64;
};

// What a file input is to hold: one of the three.
struct InputFiles {
  std::vector<FilePayload> payloads;
  // Absolute paths of this machine's.
  std::vector<std::string> paths;
  std::string directory;
};

// Gives files to an <input type=file>, or to that of a label, with the events that choosing them has. Fails
// for a path that isn't there.
Task<absl::Status> SetInputFiles(Target target, InputFiles files, Ref<Progress> progress);

}  // namespace understudy::browser
