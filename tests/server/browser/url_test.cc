#include "server/browser/url.h"

#include <gtest/gtest.h>

namespace understudy::browser {
namespace {

TEST(ParseUrl, GivesWhatCookiesAskFor) {
  const UrlParts parts = ParseUrl("https://example.com:8443/a/b?c#d");
  EXPECT_EQ(parts.scheme, "https");
  EXPECT_EQ(parts.host, "example.com");
  EXPECT_EQ(parts.path, "/a/b");
  EXPECT_EQ(ParseUrl("http://example.com").path, "/");
  EXPECT_EQ(ParseUrl("no url at all").host, "");
}

}  // namespace
}  // namespace understudy::browser
