#include "server/base/duration.h"

#include <limits>

#include <gtest/gtest.h>

namespace understudy {
namespace {

using std::chrono::microseconds;
using std::chrono::steady_clock;

TEST(Milliseconds, KeepsFractions) { EXPECT_EQ(Milliseconds(1.5), microseconds(1500)); }

TEST(Milliseconds, TakesLessThanNothingForNothing) {
  EXPECT_EQ(Milliseconds(0), microseconds(0));
  EXPECT_EQ(Milliseconds(-5), microseconds(0));
  EXPECT_EQ(Milliseconds(std::numeric_limits<double>::quiet_NaN()), microseconds(0));
}

TEST(Milliseconds, TakesOutsizeOnesForForEver) {
  for (const double outsize : {1e13, 1e300, std::numeric_limits<double>::infinity()}) {
    const steady_clock::time_point now = steady_clock::now();
    EXPECT_GT(now + Milliseconds(outsize), now + std::chrono::hours(24 * 365)) << outsize;
  }
}

}  // namespace
}  // namespace understudy
