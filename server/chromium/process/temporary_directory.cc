#include "server/chromium/process/temporary_directory.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/base/string_view.h"

namespace understudy::chromium {

absl::StatusOr<TemporaryDirectory> TemporaryDirectory::Create(std::string_view prefix) {
  const char* parent = std::getenv("TMPDIR");
  std::string path = absl::StrCat(parent && *parent ? parent : "/tmp", "/", Abseil(prefix), "XXXXXX");
  if (!mkdtemp(path.data())) {
    return Error(absl::StrCat("can't create the temporary directory ", path, ": ", std::strerror(errno)));
  }
  return TemporaryDirectory(std::move(path));
}

TemporaryDirectory::TemporaryDirectory(TemporaryDirectory&& other) noexcept
    : path_(std::exchange(other.path_, {})) {}

TemporaryDirectory& TemporaryDirectory::operator=(TemporaryDirectory&& other) noexcept {
  if (this != &other) {
    Remove();
    path_ = std::exchange(other.path_, {});
  }
  return *this;
}

void TemporaryDirectory::Remove() {
  const std::string path = std::exchange(path_, {});
  // A process that was just killed may have added a file while the first pass went by.
  for (int attempt = 0; attempt < 3 && !path.empty(); ++attempt) {
    std::error_code error;
    std::filesystem::remove_all(path, error);
    if (!error) return;
  }
}

}  // namespace understudy::chromium
