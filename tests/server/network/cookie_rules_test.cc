#include "server/network/cookie_rules.h"

#include <string>

#include <gtest/gtest.h>

namespace understudy::network {
namespace {

Cookie Stored(std::string domain, std::string path = "/", bool secure = false) {
  Cookie cookie;
  cookie.domain = std::move(domain);
  cookie.path = std::move(path);
  cookie.secure = secure;
  return cookie;
}

bool IsSent(const Cookie& cookie, std::string_view url) { return IsSentTo(cookie, *CookieUrl::Parse(url)); }

NewCookie At(std::string url) {
  NewCookie cookie;
  cookie.name = "n";
  cookie.url = std::move(url);
  return cookie;
}

NewCookie In(std::string domain, std::string path) {
  NewCookie cookie;
  cookie.name = "n";
  cookie.domain = std::move(domain);
  cookie.path = std::move(path);
  return cookie;
}

NewCookie Ending(double expires) {
  NewCookie cookie = At("http://x.test/");
  cookie.expires = expires;
  return cookie;
}

std::string Refusal(NewCookie cookie) {
  const absl::StatusOr<NewCookie> complete = Complete(std::move(cookie));
  return complete.ok() ? "none" : std::string(complete.status().message());
}

TEST(IsSentTo, SendsACookieOfAHostToThatHostAlone) {
  EXPECT_TRUE(IsSent(Stored("x.test"), "http://x.test/"));
  EXPECT_TRUE(IsSent(Stored("x.test"), "http://X.TEST:8080/"));
  EXPECT_FALSE(IsSent(Stored("x.test"), "http://a.x.test/"));
  EXPECT_FALSE(IsSent(Stored("x.test"), "http://ax.test/"));
  EXPECT_FALSE(IsSent(Stored("x.test"), "http://test/"));
}

TEST(IsSentTo, SendsACookieOfADomainToItsSubdomains) {
  EXPECT_TRUE(IsSent(Stored(".x.test"), "http://x.test/"));
  EXPECT_TRUE(IsSent(Stored(".x.test"), "http://b.a.x.test/"));
  EXPECT_FALSE(IsSent(Stored(".x.test"), "http://ax.test/"));
  EXPECT_FALSE(IsSent(Stored(".a.x.test"), "http://x.test/"));
}

TEST(IsSentTo, KnowsThatAddressesHaveNoSubdomains) {
  EXPECT_TRUE(IsSent(Stored("127.0.0.1"), "http://127.0.0.1/"));
  EXPECT_FALSE(IsSent(Stored(".0.0.1"), "http://127.0.0.1/"));
  EXPECT_TRUE(IsSent(Stored("[::1]"), "http://[::1]/"));
}

TEST(IsSentTo, SendsACookieOfAPathToItAndBelowIt) {
  const Cookie cookie = Stored("x.test", "/foo");
  EXPECT_TRUE(IsSent(cookie, "http://x.test/foo"));
  EXPECT_TRUE(IsSent(cookie, "http://x.test/foo/bar"));
  EXPECT_TRUE(IsSent(cookie, "http://x.test/foo?bar"));
  EXPECT_FALSE(IsSent(cookie, "http://x.test/foobar"));
  EXPECT_FALSE(IsSent(cookie, "http://x.test/FOO"));
  EXPECT_FALSE(IsSent(cookie, "http://x.test/"));
}

TEST(IsSentTo, TakesAPathThatEndsInASlashAtItsWord) {
  const Cookie cookie = Stored("x.test", "/foo/");
  EXPECT_TRUE(IsSent(cookie, "http://x.test/foo/"));
  EXPECT_TRUE(IsSent(cookie, "http://x.test/foo/bar"));
  EXPECT_FALSE(IsSent(cookie, "http://x.test/foo"));
}

TEST(IsSentTo, SendsASecureCookieOverSecureConnectionsOnly) {
  EXPECT_TRUE(IsSent(Stored("x.test", "/", true), "https://x.test/"));
  EXPECT_FALSE(IsSent(Stored("x.test", "/", true), "http://x.test/"));
  EXPECT_TRUE(IsSent(Stored("localhost", "/", true), "http://localhost/"));
}

TEST(IsSentTo, SendsNothingWhereThereIsNoServer) {
  EXPECT_FALSE(IsSent(Stored("x.test"), "about:blank"));
  EXPECT_FALSE(IsSent(Stored("x.test"), "file:///x.test/"));
}

TEST(Complete, TakesDomainPathAndSecurityFromTheUrl) {
  const NewCookie cookie = *Complete(At("https://X.test/a/b/c?q=/z/"));
  EXPECT_EQ(cookie.domain, "x.test");
  EXPECT_EQ(cookie.path, "/a/b/");
  EXPECT_EQ(cookie.secure, true);
  EXPECT_EQ(Complete(At("http://x.test"))->path, "/");
  EXPECT_EQ(Complete(At("http://x.test"))->secure, false);
}

TEST(Complete, LeavesADomainAndPathAlone) {
  const NewCookie cookie = *Complete(In(".x.test", "/foo"));
  EXPECT_EQ(cookie.domain, ".x.test");
  EXPECT_EQ(cookie.path, "/foo");
  EXPECT_EQ(cookie.secure, std::nullopt);
}

TEST(Complete, AsksForAUrlOrADomainAndAPath) {
  const std::string expected = "Cookie should have a url or a domain/path pair";
  EXPECT_EQ(Refusal(NewCookie()), expected);
  EXPECT_EQ(Refusal(At("")), expected);
  EXPECT_EQ(Refusal(In("x.test", "")), expected);
  EXPECT_EQ(Refusal(In("", "/")), expected);
}

TEST(Complete, RefusesAUrlWithADomainOrAPath) {
  NewCookie cookie = At("http://x.test/");
  cookie.path = "/";
  EXPECT_EQ(Refusal(cookie), "Cookie should have either url or path");
  cookie.domain = "x.test";
  EXPECT_EQ(Refusal(cookie), "Cookie should have either url or domain");
}

TEST(Complete, RefusesPagesThatHaveNoCookies) {
  EXPECT_EQ(Refusal(At("about:blank")), "Blank page can not have cookie \"n\"");
  EXPECT_EQ(Refusal(At("data:text/html,x")), "Data URL page can not have cookie \"n\"");
  EXPECT_EQ(Refusal(At("x.test")), "Invalid URL");
}

TEST(Complete, RefusesAnEndNoCookieCanHave) {
  const std::string expected =
      "Cookie should have a valid expires, only -1 or a positive number for the unix timestamp in seconds is "
      "allowed";
  for (const double expires : {-2.0, -0.5, 253402300799.5, 253402300800.0, 1e300})
    EXPECT_EQ(Refusal(Ending(expires)), expected) << expires;
  for (const double expires : {-1.0, 0.0, 0.5, 1e9, 253402300799.0})
    EXPECT_EQ(Refusal(Ending(expires)), "none") << expires;
}

TEST(Expired, TakesTheCookiesPlace) {
  Cookie cookie = Stored(".x.test", "/foo", true);
  cookie.name = "n";
  cookie.partition_key = "https://top.test";
  const NewCookie expired = Expired(cookie);
  EXPECT_EQ(expired.name, "n");
  EXPECT_EQ(expired.domain, ".x.test");
  EXPECT_EQ(expired.path, "/foo");
  EXPECT_EQ(expired.partition_key, "https://top.test");
  EXPECT_EQ(expired.expires, 1);
}

}  // namespace
}  // namespace understudy::network
