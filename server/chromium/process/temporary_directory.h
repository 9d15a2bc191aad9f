#pragma once

#include <string>
#include <string_view>

#include <absl/status/statusor.h>

namespace understudy::chromium {

// A directory that goes, with what is in it, when this does. Made in TMPDIR or /tmp, for this user alone.
class TemporaryDirectory {
 public:
  static absl::StatusOr<TemporaryDirectory> Create(std::string_view prefix);

  TemporaryDirectory(TemporaryDirectory&& other) noexcept;
  TemporaryDirectory& operator=(TemporaryDirectory&& other) noexcept;
  ~TemporaryDirectory() { Remove(); }

  const std::string& path() const { return path_; }
  // As far as that is possible. Again does nothing.
  void Remove();

 private:
  explicit TemporaryDirectory(std::string path) : path_(std::move(path)) {}

  std::string path_;
};

}  // namespace understudy::chromium
