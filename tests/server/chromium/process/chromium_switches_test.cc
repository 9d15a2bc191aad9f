#include "server/chromium/process/chromium_switches.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace understudy::chromium {
namespace {

using browser::LaunchOptions;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

const SwitchContext kContext = {.user_data_dir = "/profile", .headless = true, .as_root = false};

std::vector<std::string> Switches(const LaunchOptions& options, const SwitchContext& context = kContext) {
  const auto switches = ChromiumSwitches(options, context);
  EXPECT_TRUE(switches.ok()) << switches.status();
  return switches.ok() ? *switches : std::vector<std::string>();
}

TEST(ChromiumSwitches, ConnectThroughThePipeWithoutAFirstWindow) {
  EXPECT_THAT(Switches({}), AllOf(Contains("--remote-debugging-pipe"), Contains("--user-data-dir=/profile"),
                                  Contains("--headless"), Contains("--no-startup-window"),
                                  Contains("--disable-background-networking")));
}

TEST(ChromiumSwitches, APersistentContextBeginsWithAPage) {
  EXPECT_THAT(Switches({.user_data_dir = "/mine"}),
              AllOf(Contains("about:blank"), Not(Contains("--no-startup-window"))));
}

TEST(ChromiumSwitches, TheSandboxIsOffForRootUnlessAskedFor) {
  SwitchContext root = kContext;
  root.as_root = true;
  EXPECT_THAT(Switches({}), Not(Contains("--no-sandbox")));
  EXPECT_THAT(Switches({}, root), Contains("--no-sandbox"));
  EXPECT_THAT(Switches({.chromium_sandbox = false}), Contains("--no-sandbox"));
  EXPECT_THAT(Switches({.chromium_sandbox = true}, root), Not(Contains("--no-sandbox")));
}

TEST(ChromiumSwitches, AWindowHasNoHeadlessSwitches) {
  SwitchContext window = kContext;
  window.headless = false;
  EXPECT_THAT(Switches({.devtools = true}, window),
              AllOf(Not(Contains("--headless")), Contains("--auto-open-devtools-for-tabs")));
}

TEST(ChromiumSwitches, DefaultsCanBeLeftOut) {
  EXPECT_THAT(Switches({.ignore_default_args = {"--mute-audio"}}), Not(Contains("--mute-audio")));
  EXPECT_THAT(Switches({.args = {"--mine"}, .ignore_all_default_args = true}),
              ElementsAre("--mine", "--user-data-dir=/profile", "--remote-debugging-pipe"));
  EXPECT_THAT(Switches({.args = {"--user-data-dir=/own", "--remote-debugging-pipe"},
                        .ignore_all_default_args = true}),
              ElementsAre("--user-data-dir=/own", "--remote-debugging-pipe"));
}

TEST(ChromiumSwitches, AnotherDebuggerMayConnect) {
  EXPECT_THAT(Switches({.cdp_port = 9222}),
              AllOf(Contains("--remote-debugging-port=9222"), Contains("--remote-debugging-pipe")));
}

TEST(ChromiumSwitches, ArgumentsCanNotTakeOver) {
  const auto message = [](std::string argument) {
    return std::string(ChromiumSwitches({.args = {std::move(argument)}}, kContext).status().message());
  };
  EXPECT_EQ(
      message("--user-data-dir=/x"),
      "Pass userDataDir parameter to 'browserType.launchPersistentContext(userDataDir, options)' instead of "
      "specifying '--user-data-dir' argument");
  EXPECT_EQ(message("--remote-debugging-pipe"), "Playwright manages remote debugging connection itself.");
  EXPECT_EQ(message("http://example.com"), "Arguments can not specify page to be opened");
  EXPECT_EQ(message("--user-data-directory-of-another"), "");
}

TEST(ProxySwitches, GoThroughTheProxyForLoopbackToo) {
  EXPECT_THAT(ProxySwitches({.server = "localhost:3128"}),
              ElementsAre("--proxy-server=http://localhost:3128", "--proxy-bypass-list=<-loopback>"));
  EXPECT_THAT(ProxySwitches({.server = "https://p:1", .bypass = " a.com, .b.com,"}),
              ElementsAre("--proxy-server=https://p:1", "--proxy-bypass-list=a.com;.b.com;<-loopback>"));
  EXPECT_THAT(ProxySwitches({.server = "p:1", .bypass = "<-loopback>"}),
              ElementsAre("--proxy-server=http://p:1", "--proxy-bypass-list=<-loopback>"));
}

TEST(ProxySwitches, ASocksProxyResolvesNames) {
  EXPECT_THAT(ProxySwitches({.server = "socks5://127.0.0.1:1080"}),
              Contains("--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"));
}

}  // namespace
}  // namespace understudy::chromium
