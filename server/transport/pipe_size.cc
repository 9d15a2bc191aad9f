#include "server/transport/pipe_size.h"

#include <fcntl.h>

namespace understudy::transport {
namespace {

// The system counts 64 MiB for all pipes of one user (pipe-user-pages-soft); dozens of browsers share them.
constexpr int kPipeBytes = 256 << 10;

}  // namespace

void WidenPipe(int fd) {
  const int bytes = fcntl(fd, F_GETPIPE_SZ);
  if (bytes >= 0 && bytes < kPipeBytes) fcntl(fd, F_SETPIPE_SZ, kPipeBytes);
}

}  // namespace understudy::transport
