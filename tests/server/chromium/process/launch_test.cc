#include "server/chromium/process/launch.h"

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <signal.h>
#include <string>
#include <vector>

#include <absl/strings/str_cat.h>
#include <absl/strings/str_join.h>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/base/errors.h"
#include "server/files/temporary_directory.h"
#include "tests/support/run_task.h"

namespace understudy::chromium {
namespace {

namespace fs = std::filesystem;
using browser::LaunchOptions;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::RunTask;
using ::testing::StartsWith;

// Launches shell scripts in place of a browser.
class LaunchTest : public ::testing::Test {
 protected:
  LaunchTest() : directory_(*files::TemporaryDirectory::Create("launch-test-")) {
    std::signal(SIGPIPE, SIG_IGN);
    fs::create_directory(Path("tmp"));
    setenv("TMPDIR", Path("tmp").c_str(), 1);
  }
  ~LaunchTest() override { unsetenv("TMPDIR"); }

  std::string Path(std::string_view file) const { return (fs::path(directory_.path()) / file).string(); }

  LaunchOptions Browser(std::string_view script, double timeout_ms = 20000) {
    const std::string file = Path("browser");
    std::ofstream(file) << "#!/bin/sh\n" << script << "\n";
    fs::permissions(file, fs::perms::owner_all);
    return {.executable_path = file, .timeout_ms = timeout_ms};
  }

  absl::StatusOr<Ref<LaunchedBrowser>> Launch(LaunchOptions options) {
    return RunTask(loop_, LaunchChromium(std::move(options),
                                         [this](std::string_view line) { log_.emplace_back(line); }));
  }
  std::string Log() const { return absl::StrJoin(log_, "\n"); }
  size_t TemporaryDirectories() const {
    return std::distance(fs::directory_iterator(Path("tmp")), fs::directory_iterator());
  }

  boost::asio::io_context loop_;
  files::TemporaryDirectory directory_;
  std::vector<std::string> log_;
};

// Answers Browser.getVersion and stays until the pipe closes.
constexpr std::string_view kAnswering =
    R"(printf '{"id":1,"result":{"product":"Fake/1.2.3","userAgent":"UA"}}\0' >&4; cat <&3 >/dev/null)";

TEST_F(LaunchTest, ABrowserThatAnswersIsLaunched) {
  const auto browser = Launch(Browser(kAnswering));
  ASSERT_TRUE(browser.ok()) << browser.status();
  EXPECT_EQ((*browser)->version(), "1.2.3");
  EXPECT_EQ((*browser)->user_agent(), "UA");
  EXPECT_TRUE(fs::is_directory((*browser)->downloads_dir()));
  EXPECT_THAT(Log(), HasSubstr("<launching> " + Path("browser") + " --"));
  EXPECT_THAT(Log(), HasSubstr("<launched> pid=" + std::to_string((*browser)->pid())));
  RunTask(loop_, (*browser)->Kill());
  EXPECT_TRUE((*browser)->process()->exited());
  EXPECT_EQ(TemporaryDirectories(), 0u);
}

TEST_F(LaunchTest, ClosingWaitsForItToEndByItself) {
  const auto browser = Launch(Browser(
      R"(printf '{"id":1,"result":{"product":"Fake/1","userAgent":""}}\0' >&4
         while read -r line; do :; done <<EOF
EOF
         dd bs=1 count=1 <&3 >/dev/null 2>&1; while ! dd bs=4096 count=1 <&3 2>/dev/null | grep -q Browser.close; do :; done
         exit 3)"));
  ASSERT_TRUE(browser.ok()) << browser.status();
  RunTask(loop_, (*browser)->Close());
  EXPECT_EQ(RunTask(loop_, (*browser)->process()->WaitForExit()).code, 3);
  EXPECT_EQ(TemporaryDirectories(), 0u);
  RunTask(loop_, (*browser)->Close());
}

TEST_F(LaunchTest, AMissingFileIsNamed) {
  const auto browser = Launch({.executable_path = Path("nothing")});
  EXPECT_THAT(std::string(browser.status().message()),
              HasSubstr("executable doesn't exist at " + Path("nothing")));
  EXPECT_THAT(std::string(browser.status().message()), HasSubstr("apt-get install chromium-headless-shell"));
}

TEST_F(LaunchTest, AFileThatIsNoProgramIsNamed) {
  std::ofstream(Path("browser")) << "no program";
  fs::permissions(Path("browser"), fs::perms::owner_all);
  const auto browser = Launch({.executable_path = Path("browser")});
  EXPECT_THAT(std::string(browser.status().message()), HasSubstr("can't execute " + Path("browser")));
  EXPECT_EQ(TemporaryDirectories(), 0u);
}

TEST_F(LaunchTest, ACrashAtStartShowsItsLastWords) {
  const auto browser = Launch(Browser("echo 'cannot open shared object file: libnss3.so' >&2; exit 127"));
  EXPECT_EQ(ErrorName(browser.status()), "TargetClosedError");
  const std::string message(browser.status().message());
  EXPECT_THAT(message,
              StartsWith("Target page, context or browser has been closed\nBrowser logs:\n\n<launching> " +
                         Path("browser")));
  EXPECT_THAT(message,
              ContainsRegex("\n\\[pid=[0-9]+\\]\\[err\\] cannot open shared object file: libnss3.so\n"));
  EXPECT_THAT(message, HasSubstr("] exited with code 127 before it answered"));
  EXPECT_THAT(message, HasSubstr("apt-get install chromium-headless-shell"));
  EXPECT_THAT(Log(), ContainsRegex("\\[pid=[0-9]+\\]\\[err\\] cannot open"));
  EXPECT_EQ(TemporaryDirectories(), 0u);
}

TEST_F(LaunchTest, AMissingXServerIsNamed) {
  LaunchOptions options = Browser("echo '[1:1:ERROR:x11.cc(1)] Missing X server or $DISPLAY' >&2; exit 1");
  options.headless = false;
  EXPECT_THAT(
      std::string(Launch(options).status().message()),
      HasSubstr("a headed browser without having a XServer running.\nSet either 'headless: true' or use "
                "'xvfb-run <your-playwright-app>'"));
}

TEST_F(LaunchTest, AMissingSandboxIsNamed) {
  for (const char* words :
       {"FATAL: No usable sandbox!", "Running as root without --no-sandbox is not supported."}) {
    const auto browser = Launch(Browser(absl::StrCat("echo '", words, "' >&2; exit 1")));
    EXPECT_THAT(std::string(browser.status().message()), HasSubstr("'chromiumSandbox: false'")) << words;
  }
}

TEST_F(LaunchTest, AnOutsizeTimeoutIsAsGoodAsNone) {
  const auto browser = Launch(Browser(kAnswering, /*timeout_ms=*/1e13));
  ASSERT_TRUE(browser.ok()) << browser.status();
  RunTask(loop_, (*browser)->Kill());
}

TEST_F(LaunchTest, WhatAKilledDriverLeftIsRemoved) {
  fs::create_directories(Path("tmp") + "/understudy-browser-abc123/profile");
  fs::create_directories(Path("tmp") + "/understudy-browser-of-mine");
  const auto browser = Launch(Browser(kAnswering));
  const auto other = Launch(Browser(kAnswering));
  EXPECT_TRUE(fs::is_directory((*browser)->downloads_dir()));
  EXPECT_EQ(TemporaryDirectories(), 3u);
  EXPECT_FALSE(fs::exists(Path("tmp") + "/understudy-browser-abc123"));
  RunTask(loop_, (*browser)->Kill());
  RunTask(loop_, (*other)->Kill());
}

TEST_F(LaunchTest, ASignalAtStartIsNamed) {
  EXPECT_THAT(std::string(Launch(Browser("kill -SEGV $$")).status().message()),
              HasSubstr("was ended by signal SEGV"));
}

TEST_F(LaunchTest, ABrowserThatHangsUpWithoutEndingIsEnded) {
  const auto browser = Launch(Browser("exec 3<&- 4>&-; sleep 1000"));
  EXPECT_THAT(std::string(browser.status().message()), HasSubstr("closed its connection before it answered"));
}

TEST_F(LaunchTest, ABrowserThatHangsRunsIntoTheTimeout) {
  const auto browser = Launch(Browser("echo stuck >&2; sleep 1000", /*timeout_ms=*/400));
  EXPECT_EQ(ErrorName(browser.status()), "TimeoutError");
  EXPECT_EQ(browser.status().message(), "Timeout 400ms exceeded.");
  EXPECT_THAT(Log(), HasSubstr("[err] stuck"));
  EXPECT_THAT(Log(), HasSubstr(Path("browser") + " did not answer in time"));
  EXPECT_EQ(TemporaryDirectories(), 0u);
}

TEST_F(LaunchTest, WrongArgumentsLeaveNothingBehind) {
  LaunchOptions options = Browser(kAnswering);
  options.args = {"http://example.com"};
  EXPECT_EQ(Launch(options).status().message(), "Arguments can not specify page to be opened");
  EXPECT_EQ(TemporaryDirectories(), 0u);
}

TEST_F(LaunchTest, ItsEnvironmentIsTheOneGiven) {
  LaunchOptions options = Browser("echo \"FOO=$FOO HOME=$HOME\" >&2; exit 1");
  options.env = {{{"FOO", "bar"}}};
  EXPECT_THAT(std::string(Launch(options).status().message()), HasSubstr("FOO=bar HOME=\n"));
}

TEST_F(LaunchTest, DirectoriesThatWereGivenStay) {
  LaunchOptions options = Browser(kAnswering);
  options.user_data_dir = Path("profile");
  options.downloads_path = Path("downloads");
  const auto browser = Launch(options);
  ASSERT_TRUE(browser.ok()) << browser.status();
  EXPECT_THAT(Log(), HasSubstr("--user-data-dir=" + Path("profile")));
  EXPECT_EQ((*browser)->downloads_dir(), Path("downloads"));
  RunTask(loop_, (*browser)->Kill());
  EXPECT_TRUE(fs::is_directory(Path("profile")));
  EXPECT_TRUE(fs::is_directory(Path("downloads")));
}

TEST_F(LaunchTest, ADroppedBrowserIsEnded) {
  auto browser = Launch(Browser(kAnswering));
  ASSERT_TRUE(browser.ok()) << browser.status();
  const Ref<ChildProcess> process = (*browser)->process();
  *browser = nullptr;
  RunTask(loop_, process->WaitForExit());
  loop_.restart();
  loop_.run();
  EXPECT_EQ(TemporaryDirectories(), 0u);
}

TEST_F(LaunchTest, ALaunchThatIsCancelledEndsTheBrowser) {
  boost::asio::cancellation_signal cancel;
  bool cancelled = false;
  boost::asio::co_spawn(
      loop_,
      LaunchChromium(Browser("echo stuck >&2; sleep 1000"),
                     [&](std::string_view line) {
                       log_.emplace_back(line);
                       if (log_.size() == 3) {
                         boost::asio::post(loop_,
                                           [&] { cancel.emit(boost::asio::cancellation_type::terminal); });
                       }
                     }),
      boost::asio::bind_cancellation_slot(
          cancel.slot(), [&](std::exception_ptr failure, absl::StatusOr<Ref<LaunchedBrowser>>) {
            cancelled = failure != nullptr;
          }));
  // Ends because nothing is left: no process, no pipe.
  loop_.run();
  EXPECT_TRUE(cancelled);
  EXPECT_EQ(TemporaryDirectories(), 0u);
}

}  // namespace
}  // namespace understudy::chromium
