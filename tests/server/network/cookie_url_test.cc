#include "server/network/cookie_url.h"

#include <tuple>

#include <gtest/gtest.h>

namespace understudy::network {
namespace {

using Parts = std::tuple<std::string, std::string, std::string>;

Parts Parse(std::string_view text) {
  const absl::StatusOr<CookieUrl> url = CookieUrl::Parse(text);
  if (!url.ok()) return {std::string(url.status().message()), "", ""};
  return {url->scheme, url->host, url->path};
}

bool IsSecure(std::string_view text) { return CookieUrl::Parse(text)->IsSecure(); }

TEST(CookieUrl, HasSchemeHostAndPath) {
  EXPECT_EQ(Parse("https://example.com:8443/a/b?c=/d#/e"), Parts("https", "example.com", "/a/b"));
  EXPECT_EQ(Parse("ws://user:p@ss@x.test/"), Parts("ws", "x.test", "/"));
  EXPECT_EQ(Parse("http://[::1]:80/a"), Parts("http", "[::1]", "/a"));
  EXPECT_EQ(Parse("http://127.0.0.1"), Parts("http", "127.0.0.1", "/"));
}

TEST(CookieUrl, IsSpelledAsBrowsersSpellIt) {
  EXPECT_EQ(Parse(" HTTP://X.Test/Foo "), Parts("http", "x.test", "/Foo"));
  EXPECT_EQ(Parse("http://x.test\\a\\b"), Parts("http", "x.test", "/a/b"));
  EXPECT_EQ(Parse("http://x.test/\xc3\xa4 <b>/"), Parts("http", "x.test", "/%C3%A4%20%3Cb%3E/"));
  EXPECT_EQ(Parse("http://x.test?q"), Parts("http", "x.test", "/"));
}

TEST(CookieUrl, HasNoHostWhereThereIsNoServer) {
  EXPECT_EQ(Parse("about:blank"), Parts("about", "", "blank"));
  EXPECT_EQ(Parse("data:text/html,x"), Parts("data", "", "text/html,x"));
  EXPECT_EQ(Parse("file:///a/b"), Parts("file", "", "///a/b"));
}

TEST(CookieUrl, IsInvalidWhenNoBrowserTakesIt) {
  const Parts invalid("Invalid URL", "", "");
  for (const char* text : {"", "x.test", "//x.test/", "http://", "http:///", "1http://x.test/", "http://:80/",
                           "http://x.test:99999/", "http://x.test:port/"}) {
    EXPECT_EQ(Parse(text), invalid) << text;
  }
}

TEST(CookieUrl, IsSecureWhenEncryptedOrWithinTheMachine) {
  for (const char* text : {"https://x.test/", "wss://x.test/", "http://localhost/", "http://a.localhost/",
                           "http://127.0.0.1/", "http://127.1.2.3/", "http://[::1]/"}) {
    EXPECT_TRUE(IsSecure(text)) << text;
  }
  for (const char* text : {"http://x.test/", "ws://x.test/", "http://notlocalhost/", "http://127.x.test/",
                           "http://10.0.0.1/", "about:blank"}) {
    EXPECT_FALSE(IsSecure(text)) << text;
  }
}

}  // namespace
}  // namespace understudy::network
