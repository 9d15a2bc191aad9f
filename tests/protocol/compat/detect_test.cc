#include "protocol/compat/detect.h"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

namespace understudy::protocol {
namespace {

WireCall CallOf(std::string_view method, std::string_view params = "{}") {
  WireCall call;
  call.id = 1;
  call.method = method;
  call.params = boost::json::parse(params).as_object();
  return call;
}

WireCall Initialize(boost::json::value id, std::string_view language,
                    std::optional<double> timeout = std::nullopt) {
  WireCall call = CallOf("initialize");
  call.id = std::move(id);
  call.params["sdkLanguage"] = language;
  call.metadata.api_name = "Connection.init";
  call.metadata.timeout = timeout;
  return call;
}

// A client that nothing is told about but what it says.
class UnknownClient {
 public:
  ClientVersion Says(const WireCall& call) {
    detector_.Hear(call);
    return detector_.version();
  }

 private:
  VersionDetector detector_{VersionHints()};
};

ClientVersion Told(const VersionHints& hints) {
  VersionDetector detector(hints);
  detector.Hear(Initialize(1, "python"));
  detector.Hear(CallOf("waitForTimeout", R"({"timeout":1})"));
  return detector.version();
}

TEST(VersionDetector, TakesWhatTheUserSaysBeforeAllElse) {
  EXPECT_EQ(Told({.stated = "1.57", .display_version = "1.48.0", .user_agent = "Playwright/1.60.0 (x64)"}),
            ClientVersion{57});
}

TEST(VersionDetector, GoesByTheEnvironment) {
  EXPECT_EQ(Told({.display_version = "1.65.0", .user_agent = "Playwright/1.60.0 (x64)"}), ClientVersion{65});
}

TEST(VersionDetector, GoesByTheUserAgent) {
  EXPECT_EQ(Told({.user_agent = "Playwright/1.62.0 (x64; debian 12) node/24.1"}), ClientVersion{62});
}

TEST(VersionDetector, IgnoresHintsThatTellNothing) {
  EXPECT_EQ(Told({.display_version = "unknown", .user_agent = "curl/8.0"}), ClientVersion{51});
}

TEST(VersionDetector, TakesAClientThatSaysNoMoreThanItMustForTheNewest) {
  EXPECT_EQ(UnknownClient().Says(CallOf("initialize", R"({"sdkLanguage":"python"})")), ClientVersion{65});
  EXPECT_EQ(UnknownClient().Says(CallOf("initialize", R"({"sdkLanguage":"javascript"})")), ClientVersion{63});
}

TEST(VersionDetector, KnowsTheNewestByTheirFirstMessage) {
  WireCall newest = Initialize("abcd@1", "python", 0);
  newest.params["supportsLoneSurrogates"] = true;
  EXPECT_EQ(UnknownClient().Says(newest), ClientVersion{65});
  EXPECT_EQ(UnknownClient().Says(Initialize("abcd@1", "python", 0)), ClientVersion{64});
  EXPECT_EQ(UnknownClient().Says(Initialize(1, "python", 0)), ClientVersion{63});
  EXPECT_EQ(UnknownClient().Says(Initialize(1, "java", 0)), ClientVersion{62});
}

TEST(VersionDetector, KnowsGoByWhereItsCallsComeFrom) {
  WireCall call = Initialize(1, "javascript");
  call.metadata.location.emplace().file = "connection.go";
  EXPECT_EQ(UnknownClient().Says(call), ClientVersion{52});
}

TEST(VersionDetector, LearnsOfJavaByItsSecondMessage) {
  WireCall old = CallOf("initialize", R"({"sdkLanguage":"java"})");
  old.metadata.internal = true;
  UnknownClient oldest;
  EXPECT_EQ(oldest.Says(old), ClientVersion{51});
  EXPECT_EQ(oldest.Says(CallOf("launch")), ClientVersion{51});
  oldest.Says(CallOf("globToRegex"));
  EXPECT_EQ(oldest.Says(CallOf("newContext")), ClientVersion{52});

  const WireCall initialize = CallOf("initialize", R"({"sdkLanguage":"java"})");
  UnknownClient older;
  EXPECT_EQ(older.Says(initialize), ClientVersion{60});
  EXPECT_EQ(older.Says(CallOf("launch", R"({"timeout":5})")), ClientVersion{60});
  UnknownClient newest;
  EXPECT_EQ(newest.Says(initialize), ClientVersion{60});
  WireCall launch = CallOf("launch");
  launch.metadata.timeout = 5;
  EXPECT_EQ(newest.Says(launch), ClientVersion{62});
}

TEST(VersionDetector, LearnsByTheFirstContext) {
  UnknownClient older;
  EXPECT_EQ(older.Says(Initialize(1, "python")), ClientVersion{51});
  EXPECT_EQ(older.Says(CallOf("launch", R"({"timeout":5})")), ClientVersion{51});
  EXPECT_EQ(older.Says(CallOf("newContext")), ClientVersion{51});
  UnknownClient newer;
  EXPECT_EQ(newer.Says(Initialize(1, "python")), ClientVersion{51});
  EXPECT_EQ(newer.Says(CallOf("newContext", R"({"selectorEngines":[]})")), ClientVersion{60});
  EXPECT_EQ(newer.Says(CallOf("waitForTimeout", R"({"timeout":1})")), ClientVersion{53});
  UnknownClient persistent;
  EXPECT_EQ(persistent.Says(Initialize(1, "python")), ClientVersion{51});
  EXPECT_EQ(persistent.Says(CallOf("launchPersistentContext", R"({"selectorEngines":[]})")),
            ClientVersion{60});
}

TEST(VersionDetector, LearnsByHttpCredentials) {
  UnknownClient older;
  older.Says(Initialize(1, "python", 0));
  EXPECT_EQ(older.Says(CallOf("newContext", R"({"selectorEngines":[],"httpCredentials":{}})")),
            ClientVersion{62});
  UnknownClient newer;
  newer.Says(Initialize(1, "python", 0));
  EXPECT_EQ(newer.Says(CallOf("newContext", R"({"selectorEngines":[],"httpCredentials":[]})")),
            ClientVersion{63});
}

TEST(VersionDetector, LearnsByBindings) {
  UnknownClient client;
  client.Says(Initialize(1, "python"));
  client.Says(CallOf("newContext", R"({"selectorEngines":[]})"));
  EXPECT_EQ(client.Says(CallOf("exposeBinding", R"({"name":"f","needsHandle":true})")), ClientVersion{59});
}

TEST(VersionDetector, LearnsByDefaultTimeouts) {
  UnknownClient client;
  client.Says(Initialize(1, "java"));
  client.Says(CallOf("setDefaultTimeoutNoReply", R"({"timeout":1})"));
  EXPECT_EQ(client.Says(CallOf("newContext", R"({"selectorEngines":[]})")), ClientVersion{51});
}

TEST(VersionDetector, LearnsByHowWaitsAreTold) {
  UnknownClient client;
  client.Says(Initialize(1, "python"));
  EXPECT_EQ(client.Says(CallOf("__waitInfo__")), ClientVersion{61});
  UnknownClient older;
  older.Says(Initialize(1, "python"));
  older.Says(CallOf("newContext", R"({"selectorEngines":[]})"));
  EXPECT_EQ(older.Says(CallOf("waitForEventInfo")), ClientVersion{60});
}

TEST(UserAgentOf, IsTheClientsOwn) {
  EXPECT_EQ(UserAgentOf({.display_version = "1.48.2", .user_agent = {}}, {48}), "Playwright/1.48.2");
  EXPECT_EQ(UserAgentOf({.display_version = "unknown", .user_agent = {}}, {52}), "Playwright/1.52.0");
}

}  // namespace
}  // namespace understudy::protocol
