#include "server/base/pause.h"

#include <chrono>

#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include "tests/support/run_task.h"
#include "tests/support/started.h"

namespace understudy {
namespace {

using std::chrono::steady_clock;

TEST(Pause, TakesItsTime) {
  boost::asio::io_context loop;
  const steady_clock::time_point begin = steady_clock::now();
  testing::RunTask(loop, Pause(5));
  EXPECT_GE(steady_clock::now() - begin, std::chrono::milliseconds(5));
}

TEST(Pause, EndsWhenItIsCancelled) {
  boost::asio::io_context loop;
  testing::Started<bool> pausing(loop, []() -> Task<bool> {
    co_await Pause(60'000);
    co_return true;
  }());
  EXPECT_FALSE(pausing.ended());
  pausing.Cancel();
  EXPECT_TRUE(pausing.ended());
  EXPECT_FALSE(pausing.value());
}

}  // namespace
}  // namespace understudy
