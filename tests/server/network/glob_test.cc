#include "server/network/glob.h"

#include <gtest/gtest.h>

#include "server/network/js_regex.h"

namespace understudy::network {
namespace {

const GlobContext kSockets = {.base_url = "http://site.example/base/", .web_sockets = true};
const GlobContext kPages = {.base_url = "http://site.example/base/"};

bool Matches(const std::string& glob, const std::string& url, const GlobContext& context = kSockets) {
  return JsRegex(*GlobToRegex(glob, context), "").Search(url) == Answer::kYes;
}

TEST(GlobToRegex, WritesWhatEveryLanguageReads) {
  EXPECT_EQ(*GlobToRegex("**/ws", kSockets), R"(^.*/ws$)");
  EXPECT_EQ(*GlobToRegex("/**/*.{png,jpg}", {}), R"(^\/(?:.+/)?[^/]*\.(?:png|jpg)$)");
  EXPECT_EQ(*GlobToRegex("/ws?x", kSockets), R"(^ws:\/\/site\.example\/ws\?x$)");
}

TEST(GlobToRegex, WantsASlashBeforeWhatFollowsTwoStarsAndASlash) {
  EXPECT_FALSE(Matches("**/*.js", "bar_foo.js"));
  EXPECT_TRUE(Matches("**/*.js", "custom://host/foo.js"));
  EXPECT_FALSE(Matches("**/foo.js", "https://a/bar_foo.js"));
  EXPECT_TRUE(Matches("ws://a/b**/c", "ws://a/bx/1/c"));
}

TEST(GlobToRegex, TakesTwoStarsForOneInsideANameWhereTheyMeanThat) {
  const GlobContext names = {.stars_only_between_slashes = true};
  EXPECT_FALSE(Matches("ws://a/x**y", "ws://a/x/1/y", names));
  EXPECT_TRUE(Matches("ws://a/x**y", "ws://a/x1y", names));
  EXPECT_TRUE(Matches("**/*.js", "bar_foo.js", names));
  EXPECT_TRUE(Matches("ws://a/**", "ws://a/b/c", names));
  EXPECT_TRUE(Matches("ws://a/**/", "ws://a/b/c", names));
}

TEST(GlobToRegex, RefusesBracesThatDoNotMatch) {
  EXPECT_EQ(GlobToRegex("{a,b", {}).status().message(), "Invalid glob pattern \"{a,b\": unmatched '{'");
  EXPECT_EQ(GlobToRegex("a}b", {}).status().message(), "Invalid glob pattern \"a}b\": unmatched '}'");
  EXPECT_EQ(GlobToRegex("{{a,b},c}", {}).status().message(),
            "Invalid glob pattern \"{{a,b},c}\": nested '{' is not supported");
  const GlobContext loose = {.loose_braces = true};
  EXPECT_TRUE(Matches("**/x{y", "ws://a/x{y", loose));
  EXPECT_TRUE(Matches("x}y", "x}y", loose));
  EXPECT_TRUE(Matches("{{a,b},c}", "b", loose));
}

TEST(GlobToRegex, TellsOneDirectoryFromMany) {
  EXPECT_TRUE(Matches("**", "ws://a/b"));
  EXPECT_FALSE(Matches("*", "ws://a/b"));
  EXPECT_TRUE(Matches("**/ws", "ws://a/b/ws"));
  EXPECT_FALSE(Matches("**/ws", "ws://a/b/news"));
  EXPECT_TRUE(Matches("ws://a/*", "ws://a/b"));
  EXPECT_FALSE(Matches("ws://a/*", "ws://a/b/c"));
  EXPECT_TRUE(Matches("ws://a/**/c", "ws://a/c"));
  EXPECT_TRUE(Matches("ws://a/**/c", "ws://a/b/d/c"));
  EXPECT_FALSE(Matches("ws://a/**/c", "ws://a/bc"));
  EXPECT_TRUE(Matches("ws://a/x**y", "ws://a/x/1/y"));
}

TEST(GlobToRegex, ChoosesBetweenAlternatives) {
  EXPECT_TRUE(Matches("{ws,wss}://a/b", "wss://a/b"));
  EXPECT_TRUE(Matches("ws://{a,b.c}/x", "ws://b.c/x"));
  EXPECT_FALSE(Matches("ws://{a,b.c}/x", "ws://bxc/x"));
}

TEST(GlobToRegex, TakesEverythingElseLiterally) {
  EXPECT_FALSE(Matches("**/x?y", "ws://a/xzy"));
  EXPECT_FALSE(Matches("**/a.b", "ws://a/axb"));
  EXPECT_FALSE(Matches("**/[ab]", "ws://a/a"));
  EXPECT_TRUE(Matches("**/\\*", "ws://a/*"));
  EXPECT_FALSE(Matches("**/\\*", "ws://a/b"));
}

TEST(GlobToRegex, MeansUrlsAsBrowsersWriteThem) {
  EXPECT_TRUE(Matches("ws://a", "ws://a/"));
  EXPECT_TRUE(Matches("WS://A:80/B", "ws://a/B"));
  EXPECT_TRUE(Matches("ws://a/ü b", "ws://a/%C3%BC%20b"));
  EXPECT_TRUE(Matches("ws://host:*/x", "ws://host:8080/x"));
  EXPECT_TRUE(Matches("ws://*.example/x", "ws://sub.example/x"));
  EXPECT_TRUE(Matches("about:blank", "about:blank", kPages));
}

TEST(GlobToRegex, ResolvesOnTheBase) {
  EXPECT_TRUE(Matches("/ws", "ws://site.example/ws"));
  EXPECT_TRUE(Matches("./ws/*", "ws://site.example/base/ws/1"));
  EXPECT_TRUE(Matches("../{x,y}", "ws://site.example/y"));
  EXPECT_TRUE(Matches("?query", "ws://site.example/base/?query"));
  EXPECT_TRUE(Matches("/page", "http://site.example/page", kPages));
  EXPECT_TRUE(Matches("/page", "/page", {}));
}

TEST(GlobToRegex, TakesHttpForWebSocketsWhereTheyAreMeant) {
  EXPECT_TRUE(Matches("https://a/b", "wss://a/b"));
  EXPECT_FALSE(Matches("https://a/b", "ws://a/b"));
  EXPECT_TRUE(Matches("https://a/b", "https://a/b", kPages));
}

TEST(GlobToRegex, KeepsTheGlobWhoseWildcardsTheUrlWouldLose) {
  EXPECT_TRUE(Matches("ws://a/*/../c", "ws://a/x/../c"));
}

}  // namespace
}  // namespace understudy::network
