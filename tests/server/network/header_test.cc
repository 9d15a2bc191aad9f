#include "server/network/header.h"

#include <gtest/gtest.h>

namespace understudy::network {
namespace {

TEST(FindHeader, TakesNamesInAnyCase) {
  const std::vector<Header> headers = {{"A", "1"}, {"Content-Type", "text/html"}, {"content-type", "x"}};
  ASSERT_TRUE(FindHeader(headers, "content-TYPE"));
  EXPECT_EQ(FindHeader(headers, "content-TYPE")->value, "text/html");
  EXPECT_FALSE(FindHeader(headers, "content"));
}

}  // namespace
}  // namespace understudy::network
