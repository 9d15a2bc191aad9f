#include "server/files/uploads.h"

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/base/system_error.h"

namespace understudy::files {
namespace {

namespace fs = std::filesystem;

absl::Status MakeDirectory(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) return SystemError(error.value(), absl::StrCat("mkdir '", path.string(), "'"));
  return absl::OkStatus();
}

// The path of that name below `directory`.
absl::StatusOr<fs::path> Below(const fs::path& directory, const std::string& name) {
  const fs::path relative = fs::path(name).lexically_normal();
  if (relative.is_absolute() || (!relative.empty() && *relative.begin() == ".."))
    return Error(absl::StrCat("Path '", name, "' escapes root directory"));
  if (name.find('\0') != std::string::npos)
    return SystemError(EINVAL, absl::StrCat("open '", (directory / relative).string(), "'"));
  return (directory / relative).lexically_normal();
}

// The last part of a root's name, without what could lead elsewhere.
std::string LastPart(const std::string& name) {
  const std::string last = fs::path(name).filename().string();
  return last == "." || last == ".." || last.find('\0') != std::string::npos ? std::string() : last;
}

}  // namespace

absl::StatusOr<Uploads::Begun> Uploads::Begin(const std::string& parent, const std::string& root,
                                              const std::vector<UploadItem>& items) {
  if (removed_) return TargetClosedError();
  if (!directory_) {
    ASSIGN_OR_RETURN(directory_, TemporaryDirectory::CreateIn(parent, "uploads-"));
  }
  fs::path directory = fs::path(directory_->path()) / absl::StrCat(++last_);
  if (const std::string last = LastPart(root); !last.empty()) directory /= last;
  RETURN_IF_ERROR(MakeDirectory(directory));
  Begun begun{.directory = directory.string()};
  for (const UploadItem& item : items) {
    ASSIGN_OR_RETURN(const fs::path path, Below(directory, item.name));
    RETURN_IF_ERROR(MakeDirectory(path.parent_path()));
    ASSIGN_OR_RETURN(WritableFile file, WritableFile::Create(path.string(), item.last_modified));
    begun.files.push_back(std::move(file));
  }
  return begun;
}

void Uploads::Remove() {
  removed_ = true;
  directory_.reset();
}

}  // namespace understudy::files
