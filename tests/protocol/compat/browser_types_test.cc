#include "protocol/compat/browser_types.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "protocol/codec/encode.h"

namespace understudy::protocol {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(BrowserTypes, ThreeAndForSomeClientsTwoMore) {
  EXPECT_THAT(BrowserTypes({65}), ElementsAre("chromium", "firefox", "webkit"));
  EXPECT_THAT(BrowserTypes({57}), ElementsAre("chromium", "firefox", "webkit"));
  EXPECT_THAT(BrowserTypes({56}), ElementsAre("chromium", "firefox", "webkit", "bidi", "bidi"));
}

TEST(BrowserTypes, EachUnderTheNameItsClientKnows) {
  PlaywrightInitializer newest;
  PlaceBrowserTypes({"a", "b", "c"}, newest);
  EXPECT_THAT(Encode(newest, {65}),
              HasSubstr(R"("chromium":{"guid":"a"},"firefox":{"guid":"b"},"webkit":{"guid":"c"})"));
  EXPECT_THAT(Encode(newest, {65}), Not(HasSubstr("idi")));

  PlaywrightInitializer older;
  PlaceBrowserTypes({"a", "b", "c", "d", "e"}, older);
  EXPECT_THAT(Encode(older, {56}), HasSubstr(R"("_bidiChromium":{"guid":"d"},"_bidiFirefox":{"guid":"e"})"));
  EXPECT_THAT(Encode(older, {52}), HasSubstr(R"("bidiChromium":{"guid":"d"},"bidiFirefox":{"guid":"e"})"));
}

TEST(BrowserTypes, OfARunningBrowser) {
  EXPECT_EQ(BrowserNameOf("chromium"), BrowserName::kChromium);
  EXPECT_EQ(BrowserNameOf("webkit"), BrowserName::kWebkit);
  EXPECT_TRUE(IsChromium("chromium"));
  EXPECT_FALSE(IsChromium("firefox"));
}

}  // namespace
}  // namespace understudy::protocol
