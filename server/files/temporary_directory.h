#pragma once

#include <string>
#include <string_view>

#include <absl/status/statusor.h>

#include "server/files/unique_fd.h"

namespace understudy::files {

// A directory that goes, with what is in it, when this does. Made in TMPDIR or /tmp, for this user alone.
// While it is there it is locked: so one whose driver was killed can be told from one that is in use.
class TemporaryDirectory {
 public:
  static absl::StatusOr<TemporaryDirectory> Create(std::string_view prefix);
  // The same in another directory.
  static absl::StatusOr<TemporaryDirectory> CreateIn(std::string_view parent, std::string_view prefix);

  TemporaryDirectory(TemporaryDirectory&& other) noexcept;
  TemporaryDirectory& operator=(TemporaryDirectory&& other) noexcept;
  ~TemporaryDirectory() { Remove(); }

  const std::string& path() const { return path_; }
  // As far as that is possible. Again does nothing.
  void Remove();

 private:
  TemporaryDirectory(std::string path, UniqueFd lock) : path_(std::move(path)), lock_(std::move(lock)) {}

  std::string path_;
  UniqueFd lock_;
};

// Removes this user's temporary directories of that prefix whose process ended without doing so.
void RemoveAbandonedDirectories(std::string_view prefix);

}  // namespace understudy::files
