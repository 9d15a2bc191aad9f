#pragma once

#include <optional>
#include <string>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "server/base/progress.h"
#include "server/base/task.h"
#include "server/browser/actions/target.h"
#include "server/browser/types.h"

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

// What is dropped besides files.
struct DroppedData {
  std::string mime_type;
  std::string value;
};

// Drops files and data onto an element, as if they came from elsewhere. Waits for it to be visible and
// stable; fails when it doesn't accept them. Files are given by what is in them.
Task<absl::Status> Drop(Target target, std::vector<FilePayload> files, std::vector<DroppedData> data,
                        std::optional<Point> position, Ref<Progress> progress);
// Reads files to give them so. Fails for one that can't be read.
absl::StatusOr<std::vector<FilePayload>> ReadPayloads(const std::vector<std::string>& paths);

}  // namespace understudy::browser
