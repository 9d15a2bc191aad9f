#include "server/browser/url.h"

#include <gtest/gtest.h>

namespace understudy::browser {
namespace {

TEST(ResolveUrl, FindsReferencesFromTheBase) {
  EXPECT_EQ(ResolveUrl("http://localhost:8080/app/", "page.html"), "http://localhost:8080/app/page.html");
  EXPECT_EQ(ResolveUrl("http://localhost:8080/app/", "/page.html"), "http://localhost:8080/page.html");
  EXPECT_EQ(ResolveUrl("http://localhost:8080/app", "?q=1"), "http://localhost:8080/app?q=1");
}

TEST(ResolveUrl, LeavesWholeUrlsAlone) {
  EXPECT_EQ(ResolveUrl("http://localhost:8080/", "about:blank"), "about:blank");
  EXPECT_EQ(ResolveUrl("http://localhost:8080/", "https://example.com/x"), "https://example.com/x");
  EXPECT_EQ(ResolveUrl("http://localhost:8080/", "data:text/html,<b>{x}"), "data:text/html,<b>{x}");
  EXPECT_EQ(ResolveUrl("not a base", "page.html"), "page.html");
}

}  // namespace
}  // namespace understudy::browser
