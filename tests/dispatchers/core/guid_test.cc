#include "dispatchers/core/guid.h"

#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace understudy::dispatchers {
namespace {

TEST(NewGuid, IsThePrefixAnd32HexDigits) {
  EXPECT_THAT(NewGuid("browser-context"), testing::MatchesRegex("browser-context@[0-9a-f]{32}"));
}

TEST(NewGuid, IsNeverTheSameTwice) {
  std::set<std::string> guids;
  for (int i = 0; i < 1000; ++i) guids.insert(NewGuid("page"));
  EXPECT_EQ(guids.size(), 1000u);
}

}  // namespace
}  // namespace understudy::dispatchers
