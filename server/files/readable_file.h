#pragma once

#include <cstddef>
#include <string>

#include <absl/status/statusor.h>

#include "server/files/unique_fd.h"

namespace understudy::files {

// A file that is read from its beginning to its end. It can be read though it has been deleted since.
class ReadableFile {
 public:
  static absl::StatusOr<ReadableFile> Open(const std::string& path);

  // The next bytes, at most so many; none at the end, and once it is closed.
  absl::StatusOr<std::string> Read(size_t most);
  void Close() { file_ = UniqueFd(); }

 private:
  explicit ReadableFile(UniqueFd file) : file_(std::move(file)) {}

  UniqueFd file_;
};

// All that is in a file.
absl::StatusOr<std::string> ReadAll(const std::string& path);

}  // namespace understudy::files
