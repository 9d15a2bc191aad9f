#include "server/base/debug_log.h"

#include <gtest/gtest.h>

namespace understudy {
namespace {

TEST(DebugPattern, NamesChannelsOneByOne) {
  EXPECT_TRUE(DebugPatternSelects("pw:api,pw:browser", "pw:browser"));
  EXPECT_TRUE(DebugPatternSelects("pw:api pw:browser", "pw:browser"));
  EXPECT_FALSE(DebugPatternSelects("pw:api", "pw:browser"));
  EXPECT_FALSE(DebugPatternSelects("", "pw:api"));
}

TEST(DebugPattern, StarMatchesTheRest) {
  EXPECT_TRUE(DebugPatternSelects("*", "pw:api"));
  EXPECT_TRUE(DebugPatternSelects("pw:*", "pw:api"));
  EXPECT_FALSE(DebugPatternSelects("pw:p*", "pw:api"));
}

TEST(DebugPattern, MinusLeavesOut) {
  EXPECT_FALSE(DebugPatternSelects("pw:*,-pw:protocol", "pw:protocol"));
  EXPECT_TRUE(DebugPatternSelects("-pw:protocol,pw:*", "pw:api"));
}

}  // namespace
}  // namespace understudy
