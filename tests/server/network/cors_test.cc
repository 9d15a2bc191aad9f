#include "server/network/cors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace understudy::network {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::vector<Header> kPreflight = {{"Access-Control-Request-Headers", "x-a"},
                                        {"Access-Control-Request-Method", "PUT"},
                                        {"Origin", "http://a.test"}};

TEST(IsCorsPreflight, IsAQuestionOfABrowser) {
  EXPECT_TRUE(IsCorsPreflight("OPTIONS", kPreflight));
  EXPECT_FALSE(IsCorsPreflight("PUT", kPreflight));
  EXPECT_FALSE(IsCorsPreflight("OPTIONS", {{"Origin", "http://a.test"}}));
}

TEST(AllowPreflight, AllowsWhatIsAskedFor) {
  EXPECT_THAT(AllowPreflight(kPreflight), ElementsAre(Header{"Access-Control-Allow-Origin", "http://a.test"},
                                                      Header{"Access-Control-Allow-Methods", "PUT"},
                                                      Header{"Access-Control-Allow-Credentials", "true"},
                                                      Header{"Access-Control-Allow-Headers", "x-a"}));
  EXPECT_EQ(AllowPreflight({{"Origin", "http://a.test"}, {"Access-Control-Request-Method", "PUT"}}).size(),
            3u);
}

std::vector<Header> Allowed(std::string_view url, std::vector<Header> request, std::vector<Header> response) {
  AllowCrossOrigin(url, request, response);
  return response;
}

TEST(AllowCrossOrigin, LetsOtherOriginsRead) {
  EXPECT_THAT(Allowed("http://b.test/x", {{"origin", "http://a.test"}}, {}),
              ElementsAre(Header{"Access-Control-Allow-Origin", "http://a.test"},
                          Header{"Access-Control-Allow-Credentials", "true"}, Header{"Vary", "Origin"}));
  EXPECT_EQ(Allowed("http://a.test:8080/x", {{"Origin", "http://a.test"}}, {}).size(), 3u);
}

TEST(AllowCrossOrigin, LeavesTheSameOriginAlone) {
  EXPECT_THAT(Allowed("http://a.test/x", {{"Origin", "http://a.test"}}, {}), IsEmpty());
  EXPECT_THAT(Allowed("http://a.test", {{"Origin", "http://a.test"}}, {}), IsEmpty());
  EXPECT_THAT(Allowed("http://b.test/x", {{"Accept", "*/*"}}, {}), IsEmpty());
}

TEST(AllowCrossOrigin, LeavesAResponseAloneThatSaysWhoMayRead) {
  const std::vector<Header> response = {{"access-control-allow-origin", "*"}};
  EXPECT_EQ(Allowed("http://b.test/x", {{"Origin", "http://a.test"}}, response), response);
}

}  // namespace
}  // namespace understudy::network
