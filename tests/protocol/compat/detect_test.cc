#include "protocol/compat/detect.h"

#include <gtest/gtest.h>

namespace understudy::protocol {
namespace {

WireCall Initialize(boost::json::value id, std::string_view language) {
  WireCall call;
  call.id = std::move(id);
  call.method = "initialize";
  call.params["sdkLanguage"] = language;
  return call;
}

TEST(DetectClientVersion, ByTheEnvironment) {
  const VersionHints hints{.display_version = "1.48.0", .user_agent = "Playwright/1.60.0 (x64)"};
  EXPECT_EQ(DetectClientVersion(hints, Initialize("abcd@1", "python")), ClientVersion{48});
}

TEST(DetectClientVersion, ByTheUserAgent) {
  const VersionHints hints{.display_version = {},
                           .user_agent = "Playwright/1.52.0 (x64; debian 12) node/24.1"};
  EXPECT_EQ(DetectClientVersion(hints, Initialize(1, "python")), ClientVersion{52});
}

TEST(DetectClientVersion, ByTheFirstMessage) {
  EXPECT_EQ(DetectClientVersion({}, Initialize("abcd@1", "python")), ClientVersion{65});
  EXPECT_EQ(DetectClientVersion({}, Initialize(1, "python")), ClientVersion{64});
  EXPECT_EQ(DetectClientVersion({}, Initialize("abcd@1", "javascript")), ClientVersion{64});
  EXPECT_EQ(DetectClientVersion({}, Initialize(1, "javascript")), ClientVersion{63});
  EXPECT_EQ(DetectClientVersion({}, Initialize(1, "java")), ClientVersion{62});
  EXPECT_EQ(DetectClientVersion({}, WireCall()), ClientVersion::Newest());
  WireCall newest = Initialize("abcd@1", "javascript");
  newest.params["supportsLoneSurrogates"] = true;
  EXPECT_EQ(DetectClientVersion({}, newest), ClientVersion{65});
}

TEST(DetectClientVersion, KnowsGoByWhereItsCallsComeFrom) {
  WireCall call = Initialize(1, "javascript");
  call.metadata.location.emplace().file = "connection.go";
  EXPECT_EQ(DetectClientVersion({}, call), ClientVersion{52});
  EXPECT_EQ(DetectClientVersion({.display_version = "1.57.0", .user_agent = {}}, call), ClientVersion{57});
}

TEST(DetectClientVersion, HintsThatTellNothingAreIgnored) {
  const VersionHints hints{.display_version = "unknown", .user_agent = "curl/8.0"};
  EXPECT_EQ(DetectClientVersion(hints, Initialize(1, "python")), ClientVersion{64});
}

}  // namespace
}  // namespace understudy::protocol
