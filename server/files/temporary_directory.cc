#include "server/files/temporary_directory.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <absl/algorithm/container.h>
#include <absl/strings/ascii.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/strip.h>

#include "server/base/errors.h"
#include "server/base/string_view.h"

namespace understudy::files {
namespace {

namespace fs = std::filesystem;

constexpr int kAttempts = 10;

std::string Parent() {
  const char* parent = std::getenv("TMPDIR");
  return parent && *parent ? parent : "/tmp";
}

absl::Status CannotCreate(const std::string& path, int reason) {
  return Error(absl::StrCat("can't create the temporary directory ", path, ": ", std::strerror(reason)));
}

constexpr std::string_view kUnique = "XXXXXX";

// Whether mkdtemp() could have made that name of the prefix.
bool IsNamed(absl::string_view name, std::string_view prefix) {
  return absl::ConsumePrefix(&name, Abseil(prefix)) && name.size() == kUnique.size() &&
         absl::c_all_of(name, absl::ascii_isalnum);
}

// The directory's descriptor; none when it is no directory of this user's own.
UniqueFd OpenOwn(const std::string& path) {
  UniqueFd directory(open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  struct stat found {};
  if (directory.get() < 0 || fstat(directory.get(), &found) != 0 || found.st_uid != geteuid())
    return UniqueFd();
  return directory;
}

// Held until the descriptor is closed, at the latest with its process. A process that is started doesn't get
// it.
bool Lock(const UniqueFd& directory) { return flock(directory.get(), LOCK_EX | LOCK_NB) == 0; }

void RemoveAll(const std::string& path) {
  // A process that was just killed may have added a file while the first pass went by.
  for (int attempt = 0; attempt < 3; ++attempt) {
    std::error_code error;
    fs::remove_all(path, error);
    if (!error) return;
  }
}

}  // namespace

absl::StatusOr<TemporaryDirectory> TemporaryDirectory::Create(std::string_view prefix) {
  return CreateIn(Parent(), prefix);
}

absl::StatusOr<TemporaryDirectory> TemporaryDirectory::CreateIn(std::string_view parent,
                                                                std::string_view prefix) {
  const std::string pattern = absl::StrCat(Abseil(parent), "/", Abseil(prefix), Abseil(kUnique));
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    std::string path = pattern;
    if (!mkdtemp(path.data())) return CannotCreate(pattern, errno);
    UniqueFd lock(open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (lock.get() < 0 && errno != ENOENT) {
      const int reason = errno;
      rmdir(path.c_str());
      return CannotCreate(path, reason);
    }
    // Whoever sweeps may have come between: then it goes, and another is made.
    if (lock.get() < 0 || (!Lock(lock) && errno == EWOULDBLOCK) || access(path.c_str(), F_OK) != 0) continue;
    return TemporaryDirectory(std::move(path), std::move(lock));
  }
  return CannotCreate(pattern, EEXIST);
}

TemporaryDirectory::TemporaryDirectory(TemporaryDirectory&& other) noexcept
    : path_(std::exchange(other.path_, {})), lock_(std::move(other.lock_)) {}

TemporaryDirectory& TemporaryDirectory::operator=(TemporaryDirectory&& other) noexcept {
  if (this != &other) {
    Remove();
    path_ = std::exchange(other.path_, {});
    lock_ = std::move(other.lock_);
  }
  return *this;
}

void TemporaryDirectory::Remove() {
  if (const std::string path = std::exchange(path_, {}); !path.empty()) RemoveAll(path);
  lock_ = UniqueFd();
}

void RemoveAbandonedDirectories(std::string_view prefix) {
  std::error_code error;
  for (fs::directory_iterator entry(Parent(), error), end; !error && entry != end; entry.increment(error)) {
    if (!IsNamed(entry->path().filename().string(), prefix)) continue;
    const UniqueFd directory = OpenOwn(entry->path());
    if (directory.get() >= 0 && Lock(directory)) RemoveAll(entry->path());
  }
}

}  // namespace understudy::files
