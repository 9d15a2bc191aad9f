#include "server/app/remote_launcher.h"

#include <map>

#include <boost/asio/io_context.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/browser/browser_context.h"
#include "tests/support/fake_backend.h"
#include "tests/support/run_task.h"

namespace understudy::app {
namespace {

class RemoteLauncherTest : public ::testing::Test {
 protected:
  browser::LaunchOptions Everything() {
    browser::LaunchOptions options;
    options.headless = false;
    options.channel = "chrome";
    options.proxy = browser::Proxy{.server = "http://p:1"};
    options.slow_mo_ms = 50;
    options.timeout_ms = 1000;
    options.executable_path = "/bin/sh";
    options.args = {"--a"};
    options.ignore_all_default_args = true;
    options.ignore_default_args = {"--b"};
    options.chromium_sandbox = false;
    options.env.emplace();
    options.devtools = true;
    options.downloads_path = options.traces_dir = options.artifacts_dir = "/home/client";
    options.cdp_port = 1;
    return options;
  }
  // What of everything a browser is launched with.
  browser::LaunchOptions Launched(Trust trust) {
    RemoteLauncher launcher(fake_, trust);
    return (*testing::RunTask(io_, launcher.Launch(Everything(), NoProgress())))->options();
  }
  // What a stranger is told of such a launch.
  std::string Refusal(const browser::LaunchOptions& options) {
    RemoteLauncher launcher(fake_, Trust::kStranger);
    return std::string(testing::RunTask(io_, launcher.Launch(options, NoProgress())).status().message());
  }

  boost::asio::io_context io_;
  Ref<FakeLauncher> fake_ = std::make_shared<FakeLauncher>(io_.get_executor());
};

TEST_F(RemoteLauncherTest, LetsNeighboursChooseHowTheBrowserLooks) {
  const browser::LaunchOptions launched = Launched(Trust::kNeighbour);
  EXPECT_EQ(launched.headless, false);
  EXPECT_EQ(launched.channel, "chrome");
  EXPECT_EQ(launched.proxy->server, "http://p:1");
  EXPECT_EQ(launched.slow_mo_ms, 50);
  EXPECT_EQ(launched.timeout_ms, 1000);
}

TEST_F(RemoteLauncherTest, LetsNeighboursNotReachIntoThisMachine) {
  const browser::LaunchOptions launched = Launched(Trust::kNeighbour);
  EXPECT_EQ(launched.executable_path, std::nullopt);
  EXPECT_TRUE(launched.args.empty());
  EXPECT_FALSE(launched.ignore_all_default_args);
  EXPECT_TRUE(launched.ignore_default_args.empty());
  EXPECT_EQ(launched.chromium_sandbox, std::nullopt);
}

TEST_F(RemoteLauncherTest, TellsStrangersWhatTheyCannotHave) {
  browser::LaunchOptions none, path, args, sandbox, env, downloads, port, profile;
  EXPECT_EQ(Refusal(none), "");
  path.executable_path = "/bin/sh";
  EXPECT_EQ(Refusal(path),
            "The launch option executablePath is refused: it reaches into the server's machine, which takes "
            "--unsafe there.");
  args.args = {"--a"};
  sandbox.chromium_sandbox = false;
  env.env.emplace();
  downloads.downloads_path = "/home";
  port.cdp_port = 1;
  profile.user_data_dir = "/home";
  for (const auto& [name, options] :
       std::map<std::string, browser::LaunchOptions>{{"args", args},
                                                     {"chromiumSandbox", sandbox},
                                                     {"env", env},
                                                     {"downloadsPath", downloads},
                                                     {"cdpPort", port},
                                                     {"userDataDir", profile}}) {
    EXPECT_THAT(Refusal(options), ::testing::StartsWith("The launch option " + name + " is refused"));
  }
}

TEST_F(RemoteLauncherTest, LetsTheTrustedChooseTheProgram) {
  const browser::LaunchOptions launched = Launched(Trust::kUnsafe);
  EXPECT_EQ(launched.executable_path, "/bin/sh");
  EXPECT_EQ(launched.args, std::vector<std::string>{"--a"});
  EXPECT_TRUE(launched.ignore_all_default_args);
  EXPECT_EQ(launched.ignore_default_args, std::vector<std::string>{"--b"});
  EXPECT_EQ(launched.chromium_sandbox, false);
}

TEST_F(RemoteLauncherTest, LeavesTheClientsPathsOut) {
  for (const Trust trust : {Trust::kNeighbour, Trust::kUnsafe}) {
    const browser::LaunchOptions launched = Launched(trust);
    EXPECT_FALSE(launched.env || launched.devtools || launched.cdp_port);
    EXPECT_FALSE(launched.downloads_path || launched.traces_dir || launched.artifacts_dir);
  }
}

TEST_F(RemoteLauncherTest, KeepsProfilesTemporary) {
  RemoteLauncher launcher(fake_, Trust::kUnsafe);
  browser::LaunchOptions options = Everything();
  options.user_data_dir = "/home/somebody";
  const auto browser = testing::RunTask(io_, launcher.LaunchPersistent(options, {}, NoProgress()));
  EXPECT_EQ((*browser)->options().user_data_dir, "");
  EXPECT_EQ(Launched(Trust::kNeighbour).user_data_dir, std::nullopt);
}

}  // namespace
}  // namespace understudy::app
