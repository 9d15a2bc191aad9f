#include "server/files/readable_file.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/base/system_error.h"
#include "server/files/system_call.h"

namespace understudy::files {

absl::StatusOr<ReadableFile> ReadableFile::Open(const std::string& path) {
  UniqueFd file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return SystemError(errno, absl::StrCat("open '", path, "'"));
  return ReadableFile(std::move(file));
}

absl::StatusOr<std::string> ReadableFile::Read(size_t most) {
  if (file_.get() < 0) return std::string();
  std::string bytes(most, '\0');
  const ssize_t read = Retried([&] { return ::read(file_.get(), bytes.data(), bytes.size()); });
  if (read < 0) return SystemError(errno, "read");
  bytes.resize(static_cast<size_t>(read));
  return bytes;
}

absl::StatusOr<std::string> ReadAll(const std::string& path) {
  constexpr size_t kPieceBytes = 1 << 20;
  ASSIGN_OR_RETURN(ReadableFile file, ReadableFile::Open(path));
  std::string all;
  for (;;) {
    ASSIGN_OR_RETURN(const std::string piece, file.Read(kPieceBytes));
    if (piece.empty()) return all;
    all += piece;
  }
}

}  // namespace understudy::files
