#include "server/network/request_headers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace understudy::network {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(IsForbiddenRequestHeader, HoldsForWhatTheBrowserSets) {
  for (const char* name : {"Host", "cookie", "Content-Length", "Origin", "Referer", "Sec-Fetch-Mode",
                           "sec-ch-ua", "Proxy-Authorization", "Accept-Encoding", "Via"}) {
    EXPECT_TRUE(IsForbiddenRequestHeader({name, "x"})) << name;
  }
  for (const char* name : {"User-Agent", "Accept", "Authorization", "Content-Type", "X-Sec", "Secure"})
    EXPECT_FALSE(IsForbiddenRequestHeader({name, "x"})) << name;
}

TEST(IsForbiddenRequestHeader, HoldsForMethodsThatNobodyMayUse) {
  EXPECT_TRUE(IsForbiddenRequestHeader({"X-HTTP-Method-Override", "GET, Trace "}));
  EXPECT_FALSE(IsForbiddenRequestHeader({"X-HTTP-Method-Override", "PUT"}));
}

TEST(OverrideRequestHeaders, ReplacesAllButTheBrowsersOwn) {
  const std::vector<Header> original = {{"Accept", "*/*"}, {"Referer", "http://x/"}, {"sec-ch-ua", "b"}};
  EXPECT_THAT(OverrideRequestHeaders(original, {{"foo", "bar"}, {"Host", "y"}, {"referer", "z"}}),
              ElementsAre(Header{"foo", "bar"}, Header{"Referer", "http://x/"}, Header{"sec-ch-ua", "b"}));
  EXPECT_THAT(OverrideRequestHeaders({{"Accept", "*/*"}}, {}), IsEmpty());
}

TEST(OverrideRequestHeaders, TakesTheLastOfOneName) {
  EXPECT_THAT(OverrideRequestHeaders({}, {{"Foo", "1"}, {"bar", "2"}, {"foo", "3"}}),
              ElementsAre(Header{"foo", "3"}, Header{"bar", "2"}));
}

TEST(OverrideRequestHeaders, ChangesNothingTheSecondTime) {
  const std::vector<Header> original = {{"Accept", "*/*"}, {"Origin", "http://x"}};
  const std::vector<Header> once = OverrideRequestHeaders(original, {{"foo", "bar"}});
  EXPECT_EQ(OverrideRequestHeaders(original, once), once);
}

}  // namespace
}  // namespace understudy::network
