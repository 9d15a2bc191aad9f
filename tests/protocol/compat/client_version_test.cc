#include "protocol/compat/client_version.h"

#include <gtest/gtest.h>

namespace understudy::protocol {
namespace {

TEST(ClientVersion, ReadsMajorAndMinor) {
  EXPECT_EQ(ClientVersion::Parse("1.48.0"), ClientVersion{48});
  EXPECT_EQ(ClientVersion::Parse("1.65"), ClientVersion{65});
  EXPECT_EQ(ClientVersion::Parse("1.53.0-alpha-2025"), ClientVersion{53});
  EXPECT_EQ(ClientVersion::Parse("1.60-next"), ClientVersion{60});
}

TEST(ClientVersion, TakesTheNearestKnownOne) {
  EXPECT_EQ(ClientVersion::Parse("1.40.0"), ClientVersion::Oldest());
  EXPECT_EQ(ClientVersion::Parse("1.90.0"), ClientVersion::Newest());
}

TEST(ClientVersion, IsNothingElse) {
  for (const char* text : {"", "1", "1.", "2.1.0", "1.x", "1.5x", "v1.50"})
    EXPECT_EQ(ClientVersion::Parse(text), std::nullopt) << text;
}

TEST(ClientVersion, KnowsWhenOneIsTooNew) {
  EXPECT_TRUE(ClientVersion::IsTooNew("1.66.0"));
  EXPECT_FALSE(ClientVersion::IsTooNew("1.65.9"));
  EXPECT_FALSE(ClientVersion::IsTooNew("unknown"));
}

TEST(ClientVersion, WritesItself) { EXPECT_EQ(ClientVersion{48}.ToString(), "1.48"); }

}  // namespace
}  // namespace understudy::protocol
