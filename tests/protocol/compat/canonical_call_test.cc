#include "protocol/compat/canonical_call.h"

#include <string>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

namespace understudy::protocol {
namespace {

// A call that a client of `version` makes, in the newest shape.
WireCall Canonical(ClientVersion version, std::string_view channel, std::string_view method,
                   std::string_view params, std::optional<double> metadata_timeout = std::nullopt) {
  WireCall call;
  call.method = method;
  call.params = boost::json::parse(params).as_object();
  call.metadata.timeout = metadata_timeout;
  Canonicalise(call, channel, version);
  return call;
}

std::string Params(const WireCall& call) { return boost::json::serialize(call.params); }

TEST(Globs, WithOlderWildcardsGetWiderOnes) {
  const char params[] = R"({"patterns":[{"glob":"**/x?y=[ab]"},{"glob":"\\?[c\\["},{"regexSource":"a?"}]})";
  const char widened[] = R"({"patterns":[{"glob":"**/x**y=**"},{"glob":"\\?[c\\["},{"regexSource":"a?"}]})";
  EXPECT_EQ(Params(Canonical({51}, "Page", "setWebSocketInterceptionPatterns", params)), widened);
  EXPECT_EQ(Params(Canonical({51}, "BrowserContext", "setNetworkInterceptionPatterns", params)), widened);
  EXPECT_EQ(Params(Canonical({52}, "Page", "setWebSocketInterceptionPatterns", params)), params);
}

TEST(TimeoutInParams, MovesToTheMetadata) {
  const WireCall call = Canonical({61}, "Frame", "goto", R"({"url":"u","timeout":300})");
  EXPECT_EQ(call.metadata.timeout, 300);
  EXPECT_EQ(Params(call), R"({"url":"u"})");
}

TEST(TimeoutInParams, TheMetadataWins) {
  EXPECT_EQ(Canonical({61}, "Frame", "goto", R"({"url":"u","timeout":300})", 100).metadata.timeout, 100);
}

TEST(TimeoutInParams, OfLaunchOptions) {
  EXPECT_EQ(Canonical({48}, "BrowserType", "launch", R"({"timeout":5})").metadata.timeout, 5);
  EXPECT_EQ(Canonical({48}, "BrowserType", "launchPersistentContext", R"({"timeout":5})").metadata.timeout,
            5);
}

TEST(TimeoutInParams, StaysWhereItIsTheMatter) {
  const WireCall call = Canonical({52}, "Page", "setDefaultTimeoutNoReply", R"({"timeout":300})");
  EXPECT_EQ(call.metadata.timeout, std::nullopt);
  EXPECT_EQ(Params(call), R"({"timeout":300})");
}

TEST(TimeoutInParams, StaysWhereItIsNoNumber) {
  EXPECT_EQ(Params(Canonical({61}, "Frame", "goto", R"({"timeout":"x"})")), R"({"timeout":"x"})");
}

TEST(TimeoutInParams, IsNoLongerMeantFrom162) {
  EXPECT_EQ(Canonical({62}, "Frame", "goto", R"({"timeout":300})").metadata.timeout, std::nullopt);
}

TEST(TimeoutInParams, DefaultsUntil152) {
  EXPECT_EQ(DefaultTimeoutMs("Frame", "goto", {52}), 30000);
  EXPECT_EQ(DefaultTimeoutMs("ElementHandle", "click", {48}), 30000);
  EXPECT_EQ(DefaultTimeoutMs("BrowserType", "launch", {52}), 180000);
  EXPECT_EQ(DefaultTimeoutMs("BrowserType", "launchPersistentContext", {48}), 180000);
  EXPECT_EQ(DefaultTimeoutMs("Frame", "title", {52}), std::nullopt);
  EXPECT_EQ(DefaultTimeoutMs("Page", "setDefaultTimeoutNoReply", {52}), std::nullopt);
  EXPECT_EQ(DefaultTimeoutMs("Frame", "waitForTimeout", {52}), std::nullopt);
  EXPECT_EQ(DefaultTimeoutMs("Frame", "goto", {53}), std::nullopt);
}

TEST(WaitTimeout, HadAnotherName) {
  const WireCall call = Canonical({53}, "Frame", "waitForTimeout", R"({"timeout":300})");
  EXPECT_EQ(Params(call), R"({"waitTimeout":300})");
  EXPECT_EQ(call.metadata.timeout, std::nullopt);
}

TEST(ConnectEndpoint, HadAnotherName) {
  EXPECT_EQ(Params(Canonical({58}, "LocalUtils", "connect", R"({"wsEndpoint":"ws://a"})")),
            R"({"endpoint":"ws://a"})");
  EXPECT_EQ(Params(Canonical({59}, "LocalUtils", "connect", R"({"wsEndpoint":"ws://a"})")),
            R"({"wsEndpoint":"ws://a"})");
}

TEST(RunBeforeUnload, WasAWayOfClosing) {
  EXPECT_EQ(Canonical({60}, "Page", "close", R"({"runBeforeUnload":true})").method, "runBeforeUnload");
  EXPECT_EQ(Canonical({60}, "Page", "close", R"({"runBeforeUnload":false})").method, "close");
  EXPECT_EQ(Canonical({60}, "Page", "close", R"({"reason":"r"})").method, "close");
}

TEST(WaitForEventInfo, WasACommand) {
  const WireCall call =
      Canonical({60}, "Page", "waitForEventInfo", R"({"info":{"waitId":"1","phase":"before","event":"e"}})");
  EXPECT_EQ(call.method, "__waitInfo__");
  EXPECT_EQ(Params(call), R"({"waitId":"1","phase":"before","event":"e"})");
  EXPECT_TRUE(call.answered);
  EXPECT_FALSE(Canonical({61}, "Page", "__waitInfo__", "{}").answered);
}

TEST(HttpCredentials, WereOne) {
  const std::string_view one = R"({"httpCredentials":{"username":"a","password":"b"}})";
  EXPECT_EQ(Params(Canonical({62}, "Browser", "newContext", one)),
            R"({"httpCredentials":[{"username":"a","password":"b"}]})");
  EXPECT_EQ(Params(Canonical({63}, "Browser", "newContext", one)), one);
  EXPECT_EQ(Params(Canonical({48}, "BrowserContext", "setHTTPCredentials", "{}")), "{}");
}

TEST(NumberedStacks, AreNamedByText) {
  const std::string_view data = R"({"callData":{"id":17,"stack":[]}})";
  EXPECT_EQ(Params(Canonical({64}, "LocalUtils", "addStackToTracingNoReply", data)),
            R"({"callData":{"id":"17","stack":[]}})");
  EXPECT_EQ(Params(Canonical({65}, "LocalUtils", "addStackToTracingNoReply", data)), data);
}

}  // namespace
}  // namespace understudy::protocol
