#include "server/files/writable_file.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/base/system_error.h"
#include "server/files/system_call.h"

namespace understudy::files {

namespace {

absl::StatusOr<UniqueFd> Open(const std::string& path, int flags) {
  UniqueFd file(open(path.c_str(), O_WRONLY | O_CLOEXEC | flags, 0644));
  if (file.get() < 0) return SystemError(errno, absl::StrCat("open '", path, "'"));
  return file;
}

timespec ToTimespec(FileTime time) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
  return {.tv_sec = seconds.count(), .tv_nsec = std::chrono::nanoseconds(time - seconds).count()};
}

}  // namespace

FileTime ToFileTime(double milliseconds) {
  // What a JavaScript Date reaches.
  constexpr double kMost = 8.64e15;
  return FileTime(std::isnan(milliseconds) ? int64_t{0}
                                           : static_cast<int64_t>(std::clamp(milliseconds, -kMost, kMost)));
}

absl::StatusOr<WritableFile> WritableFile::Create(std::string path, std::optional<FileTime> last_modified) {
  RETURN_IF_ERROR(Open(path, O_CREAT | O_TRUNC).status());
  return WritableFile(std::move(path), last_modified);
}

absl::Status WritableFile::Write(std::string_view bytes) {
  if (closed_) return CodedError("ERR_STREAM_WRITE_AFTER_END", "write after end");
  if (file_.get() < 0) {
    ASSIGN_OR_RETURN(file_, Open(path_, 0));
  }
  while (!bytes.empty()) {
    const ssize_t written = Retried([&] { return write(file_.get(), bytes.data(), bytes.size()); });
    if (written < 0) return SystemError(errno, absl::StrCat("write '", path_, "'"));
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return absl::OkStatus();
}

absl::Status WritableFile::Close() {
  if (std::exchange(closed_, true)) return absl::OkStatus();
  file_ = UniqueFd();
  if (!last_modified_) return absl::OkStatus();
  const timespec time = ToTimespec(*last_modified_);
  const timespec times[] = {time, time};
  if (utimensat(AT_FDCWD, path_.c_str(), times, 0) != 0)
    return SystemError(errno, absl::StrCat("utime '", path_, "'"));
  return absl::OkStatus();
}

}  // namespace understudy::files
