#include "server/files/copy.h"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <system_error>

#include <absl/strings/str_cat.h>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/base/system_error.h"
#include "server/files/system_call.h"
#include "server/files/unique_fd.h"

namespace understudy::files {
namespace {

// Written in a few milliseconds.
constexpr size_t kPieceBytes = 4 << 20;

bool AreTheSame(const struct stat& one, const struct stat& other) {
  return one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

}  // namespace

Task<absl::Status> CopyFile(std::string from, std::string to) {
  const auto failed = [&](int number) {
    return SystemError(number, absl::StrCat("copyfile '", from, "' -> '", to, "'"));
  };
  std::error_code ignored;
  std::filesystem::create_directories(std::filesystem::path(to).parent_path(), ignored);
  const UniqueFd source(open(from.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat source_stat {};
  if (source.get() < 0 || fstat(source.get(), &source_stat) != 0) co_return failed(errno);
  const UniqueFd target(open(to.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, source_stat.st_mode & 0777));
  struct stat target_stat {};
  if (target.get() < 0 || fstat(target.get(), &target_stat) != 0) co_return failed(errno);
  if (AreTheSame(source_stat, target_stat)) co_return absl::OkStatus();
  if (ftruncate(target.get(), 0) != 0) co_return failed(errno);
  for (;;) {
    const ssize_t copied =
        Retried([&] { return sendfile(target.get(), source.get(), nullptr, kPieceBytes); });
    if (copied < 0) co_return failed(errno);
    if (copied == 0) co_return absl::OkStatus();
    co_await boost::asio::post(boost::asio::use_awaitable);
  }
}

}  // namespace understudy::files
