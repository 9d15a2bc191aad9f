#include "server/transport/descriptor.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

#include <absl/strings/str_cat.h>

#include "server/transport/pipe_size.h"

namespace understudy::transport {

absl::StatusOr<Descriptor> Descriptor::Duplicate(const boost::asio::any_io_executor& executor, int fd) {
  const int flags = fcntl(fd, F_GETFL);
  const int copy = flags < 0 ? -1 : fcntl(fd, F_DUPFD_CLOEXEC, 3);
  if (copy < 0)
    return absl::UnavailableError(absl::StrCat("file descriptor ", fd, ": ", std::strerror(errno)));
  WidenPipe(copy);
  boost::asio::posix::stream_descriptor stream(executor);
  boost::system::error_code error;
  stream.assign(copy, error);
  if (error) {
    close(copy);
    return absl::UnavailableError(absl::StrCat("file descriptor ", fd, ": ", error.message()));
  }
  return Descriptor(std::move(stream), flags);
}

Descriptor::Descriptor(boost::asio::posix::stream_descriptor stream, int flags)
    : stream_(std::move(stream)), flags_(flags) {}

Descriptor::~Descriptor() { Close(); }

void Descriptor::Close() {
  if (!stream_.is_open()) return;
  fcntl(stream_.native_handle(), F_SETFL, flags_);
  boost::system::error_code ignored;
  stream_.close(ignored);
}

}  // namespace understudy::transport
