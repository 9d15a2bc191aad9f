#include "server/network/status_text.h"

#include <gtest/gtest.h>

namespace understudy::network {
namespace {

TEST(StatusText, IsTheRegistrys) {
  EXPECT_EQ(StatusText(100), "Continue");
  EXPECT_EQ(StatusText(200), "OK");
  EXPECT_EQ(StatusText(404), "Not Found");
  EXPECT_EQ(StatusText(511), "Network Authentication Required");
}

TEST(StatusText, KnowsNoOthers) {
  for (const int64_t status : {-1, 0, 99, 419, 599, 1000}) EXPECT_EQ(StatusText(status), "Unknown") << status;
}

}  // namespace
}  // namespace understudy::network
