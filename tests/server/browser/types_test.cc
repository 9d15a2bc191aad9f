#include "server/browser/types.h"

#include <gtest/gtest.h>

namespace understudy::browser {
namespace {

TEST(LoadStateNameTest, IsWhatClientsCallIt) {
  EXPECT_EQ(LoadStateName(LoadState::kCommit), "commit");
  EXPECT_EQ(LoadStateName(LoadState::kDomContentLoaded), "domcontentloaded");
  EXPECT_EQ(LoadStateName(LoadState::kLoad), "load");
  EXPECT_EQ(LoadStateName(LoadState::kNetworkIdle), "networkidle");
}

TEST(SizeTest, IsEqualWhenBothSidesAre) {
  EXPECT_EQ((Size{.width = 3, .height = 4}), (Size{.width = 3, .height = 4}));
  EXPECT_NE((Size{.width = 3, .height = 4}), (Size{.width = 4, .height = 3}));
}

}  // namespace
}  // namespace understudy::browser
