#include "server/transport/pipe_size.h"

#include <fcntl.h>
#include <unistd.h>

#include <gtest/gtest.h>

namespace understudy::transport {
namespace {

TEST(WidenPipe, LetsALargeMessagePassInOneGo) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const int before = fcntl(ends[0], F_GETPIPE_SZ);
  WidenPipe(ends[0]);
  EXPECT_GT(fcntl(ends[1], F_GETPIPE_SZ), before);
  close(ends[0]);
  close(ends[1]);
}

TEST(WidenPipe, LeavesALargerPipeAsItIs) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const int before = fcntl(ends[0], F_SETPIPE_SZ, 1 << 20);
  WidenPipe(ends[0]);
  EXPECT_EQ(fcntl(ends[1], F_GETPIPE_SZ), before);
  close(ends[0]);
  close(ends[1]);
}

TEST(WidenPipe, LeavesOtherDescriptorsAlone) {
  const int file = open("/dev/null", O_RDONLY);
  WidenPipe(file);
  EXPECT_NE(fcntl(file, F_GETFD), -1);
  close(file);
}

}  // namespace
}  // namespace understudy::transport
