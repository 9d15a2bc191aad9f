#pragma once

#include <optional>
#include <string>
#include <variant>
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

// Absolute paths of files of this machine.
struct FilePaths {
  std::vector<std::string> paths;
};

// Those below a directory of this machine, by its absolute path.
struct FilesBelow {
  std::string directory;
};

// What a file input is to hold.
using InputFiles = std::variant<std::vector<FilePayload>, FilePaths, FilesBelow>;

// Gives files to an <input type=file>, or to that of a label, with the events that choosing them has. An
// empty list of paths leaves the input what it has. What the browser doesn't take, a path that isn't there or
// an input that isn't for files, is tried again until there is an input that does; where the client holds the
// input it is an error.
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
