#include "server/network/url.h"

#include <gtest/gtest.h>

namespace understudy::network {
namespace {

std::string Written(std::string_view text, std::string_view base = "") {
  return WriteUrl(text, base).value_or("none");
}

TEST(WriteUrl, WritesUrlsAsBrowsersDo) {
  EXPECT_EQ(Written("HTTP://Example.com"), "http://example.com/");
  EXPECT_EQ(Written("http://a:80/x"), "http://a/x");
  EXPECT_EQ(Written("wss://a:0443/x"), "wss://a/x");
  EXPECT_EQ(Written("http://a:81/b/./c/../%2E%2e/d"), "http://a:81/d");
  EXPECT_EQ(Written(" http:\\\\a\\b\n"), "http://a/b");
  EXPECT_EQ(Written("http://user:p@ss@a/"), "http://user:p%40ss@a/");
  EXPECT_EQ(Written("http://[::1]:1"), "http://[::1]:1/");
  EXPECT_EQ(Written("file:///etc/hosts"), "file:///etc/hosts");
}

TEST(WriteUrl, EncodesWhatUrlsCannotContain) {
  EXPECT_EQ(Written("http://a/\xC3\xBC b^"), "http://a/%C3%BC%20b%5E");
  EXPECT_EQ(Written("http://a/%7e%zz|[]"), "http://a/%7e%zz|[]");
  EXPECT_EQ(Written("http://a?b c|'{}#d e`"), "http://a/?b%20c|%27{}#d%20e%60");
}

TEST(WriteUrl, FindsReferencesFromTheBase) {
  EXPECT_EQ(Written("page.html", "http://localhost:8080/app/"), "http://localhost:8080/app/page.html");
  EXPECT_EQ(Written("/page.html", "http://localhost:8080/app/"), "http://localhost:8080/page.html");
  EXPECT_EQ(Written("?q=1", "http://localhost:8080/app"), "http://localhost:8080/app?q=1");
  EXPECT_EQ(Written("#there", "http://localhost:8080/app?q"), "http://localhost:8080/app?q#there");
  EXPECT_EQ(Written("../z", "http://a/deep/x"), "http://a/z");
  EXPECT_EQ(Written("//b/", "http://a/deep/x"), "http://b/");
  EXPECT_EQ(Written("", "http://a/deep/x#y"), "http://a/deep/x");
  EXPECT_EQ(Written("y", "http://a"), "http://a/y");
}

TEST(WriteUrl, LeavesOtherSchemesAlone) {
  EXPECT_EQ(Written("About:BLANK", "http://a/"), "about:BLANK");
  EXPECT_EQ(Written("data:text/html,<b> {x}"), "data:text/html,<b> {x}");
  EXPECT_EQ(Written("chrome://version"), "chrome://version");
  EXPECT_EQ(Written("localhost:1/a/../b"), "localhost:1/a/../b");
}

TEST(WriteUrl, SaysOfNothingElseHowItIsWritten) {
  for (const std::string_view text : {"", "/x", "127.0.0.1:1", "http://", "http://a b/", "http://a:80:1",
                                      "http://a:65536/", "http://[::1/", "http://ex%41mple/"}) {
    EXPECT_EQ(Written(text), "none") << text;
  }
  EXPECT_EQ(Written("x", "about:blank"), "none");
  EXPECT_EQ(Written("x", "not a base"), "none");
}

}  // namespace
}  // namespace understudy::network
