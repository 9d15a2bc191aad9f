#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "server/files/unique_fd.h"

namespace understudy::files {

// Milliseconds since 1970.
using FileTime = std::chrono::milliseconds;
// The whole milliseconds of a number of them; what no file can say becomes the nearest it can.
FileTime ToFileTime(double milliseconds);

// A file that is written from its beginning to its end. What was written is in it at once. Only one that is
// being written is kept open, so that there may be many.
class WritableFile {
 public:
  // Creates the file, or empties it. `last_modified`: what it says of its last change once it is closed;
  // absent: the truth.
  static absl::StatusOr<WritableFile> Create(std::string path,
                                             std::optional<FileTime> last_modified = std::nullopt);

  const std::string& path() const { return path_; }
  // Fails with "write after end" once it is closed.
  absl::Status Write(std::string_view bytes);
  // Again does nothing.
  absl::Status Close();

 private:
  WritableFile(std::string path, std::optional<FileTime> last_modified)
      : path_(std::move(path)), last_modified_(last_modified) {}

  std::string path_;
  std::optional<FileTime> last_modified_;
  // Open from the first write on.
  UniqueFd file_;
  bool closed_ = false;
};

}  // namespace understudy::files
