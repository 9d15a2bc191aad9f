#include "server/chromium/session_guard.h"

#include <string>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace understudy::chromium {
namespace {

namespace json = boost::json;
using ::testing::HasSubstr;

constexpr GuardRules kSharedBrowser{.target = GuardedTarget::kBrowser, .shared = true};
constexpr GuardRules kSharedPage{.shared = true};
constexpr GuardRules kStrangersPage{.local_files = false};

absl::StatusOr<GuardedCommand> Check(const GuardRules& rules, const std::string& method,
                                     const std::string& params = "{}") {
  return CheckCommand(rules, method, json::parse(params).as_object());
}

std::string Refusal(const GuardRules& rules, const std::string& method, const std::string& params = "{}") {
  const absl::StatusOr<GuardedCommand> checked = Check(rules, method, params);
  return checked.ok() ? "" : std::string(checked.status().message());
}

TEST(SessionGuard, LetsNoClientEndABrowserThatOthersShare) {
  for (const GuardRules& rules : {kSharedBrowser, kSharedPage}) {
    for (const char* method : {"Browser.close", "Browser.crash", "Browser.crashGpuProcess",
                               "Target.disposeBrowserContext", "Target.exposeDevToolsProtocol"}) {
      EXPECT_EQ(Refusal(rules, method),
                std::string(method) + " is refused: it reaches beyond what is this client's.");
    }
  }
}

TEST(SessionGuard, LetsNoClientWatchAllOfABrowserThatOthersShare) {
  for (const GuardRules& rules : {kSharedBrowser, kSharedPage}) {
    for (const char* method : {"Tracing.start", "Target.attachToBrowserTarget", "Target.getBrowserContexts",
                               "Target.sendMessageToTarget", "Extensions.loadUnpacked"}) {
      EXPECT_NE(Refusal(rules, method), "") << method;
    }
  }
  for (const char* method : {"Target.setAutoAttach", "Fetch.enable", "Network.enable", "Log.enable"})
    EXPECT_NE(Refusal(kSharedBrowser, method), "") << method;
}

TEST(SessionGuard, AsksWhoseATargetIs) {
  for (const GuardRules& rules : {kSharedBrowser, kSharedPage}) {
    for (const char* method : {"Target.attachToTarget", "Target.closeTarget", "Target.activateTarget",
                               "Target.getTargetInfo", "Browser.getWindowForTarget"}) {
      EXPECT_EQ(Check(rules, method, R"({"targetId":"T"})")->target_id, "T") << method;
    }
  }
}

TEST(SessionGuard, AsksWhoseAContextIs) {
  for (const char* method : {"Browser.grantPermissions", "Browser.setDownloadBehavior", "Target.createTarget",
                             "Storage.getCookies"}) {
    EXPECT_EQ(Check(kSharedBrowser, method, R"({"browserContextId":"C"})")->context_id, "C") << method;
    EXPECT_NE(Refusal(kSharedBrowser, method), "") << method;
  }
}

TEST(SessionGuard, LeavesAPageToItsClient) {
  for (const GuardRules& rules : {kSharedPage, kStrangersPage}) {
    for (const char* method :
         {"Network.emulateNetworkConditions", "Performance.getMetrics", "Runtime.evaluate", "DOM.getDocument",
          "Target.setAutoAttach", "Browser.getVersion"}) {
      EXPECT_EQ(Refusal(rules, method), "") << method;
    }
    EXPECT_EQ(Refusal(rules, "Page.navigate", R"({"url":"http://localhost/"})"), "");
  }
  EXPECT_EQ(Refusal(kSharedPage, "Page.navigate", R"({"url":"file:///a"})"), "");
}

TEST(SessionGuard, KeepsFilesFromStrangers) {
  EXPECT_EQ(Refusal(kStrangersPage, "Page.navigate", R"({"url":"file:///a"})"),
            "Page.navigate is refused: it reaches into the server's machine, which takes --unsafe there.");
  EXPECT_NE(Refusal(kStrangersPage, "Page.createIsolatedWorld", R"({"grantUniveralAccess":true})"), "");
  for (const char* method :
       {"DOM.setFileInputFiles", "DOM.getFileInfo", "Page.setDownloadBehavior", "Browser.setDownloadBehavior",
        "Input.dispatchDragEvent", "Target.createTarget", "Network.loadNetworkResource"}) {
    EXPECT_THAT(Refusal(kStrangersPage, method, R"({"browserContextId":"C"})"), HasSubstr("--unsafe"))
        << method;
  }
}

TEST(SessionGuard, ListsTheClientsTargetsAlone) {
  json::object result = json::parse(R"({"targetInfos":[{"targetId":"A"},{"targetId":"B"},1]})").as_object();
  FilterResult("Target.getTargets", result,
               [](const json::object& target) { return target.at("targetId") == "B"; });
  EXPECT_EQ(json::serialize(result), R"({"targetInfos":[{"targetId":"B"}]})");
}

}  // namespace
}  // namespace understudy::chromium
