// Launches the Chromium of this machine.
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <poll.h>
#include <signal.h>
#include <string>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/base/errors.h"
#include "server/base/promise.h"
#include "server/chromium/cdp/runtime.h"
#include "server/chromium/cdp/target.h"
#include "server/chromium/process/browser_finder.h"
#include "server/chromium/process/launch.h"
#include "tests/support/run_task.h"

namespace understudy::chromium {
namespace {

namespace target = cdp::target;
namespace runtime = cdp::runtime;
using browser::LaunchOptions;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using testing::RunTask;

constexpr int kPatienceMs = 20000;

// A reference to a process that stays valid when the process doesn't.
class ProcessWatch {
 public:
  explicit ProcessWatch(pid_t pid) : fd_(static_cast<int>(syscall(SYS_pidfd_open, pid, 0))) {}
  ProcessWatch(ProcessWatch&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  ~ProcessWatch() {
    if (fd_ >= 0) close(fd_);
  }
  bool Ended(int within_ms) const {
    pollfd poll_fd{.fd = fd_, .events = POLLIN, .revents = 0};
    return fd_ >= 0 && poll(&poll_fd, 1, within_ms) == 1;
  }

 private:
  int fd_;
};

// The processes of a group, as of now.
std::vector<ProcessWatch> Group(pid_t leader) {
  std::vector<ProcessWatch> group;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const pid_t pid = std::atoi(entry.path().filename().c_str());
    if (pid > 0 && getpgid(pid) == leader) group.emplace_back(pid);
  }
  return group;
}

bool AllEnd(const std::vector<ProcessWatch>& group) {
  return std::all_of(group.begin(), group.end(),
                     [](const ProcessWatch& watch) { return watch.Ended(kPatienceMs); });
}

class RealBrowserTest : public ::testing::Test {
 protected:
  RealBrowserTest() { std::signal(SIGPIPE, SIG_IGN); }

  Ref<LaunchedBrowser> Launch(LaunchOptions options = {}) {
    auto browser = RunTask(loop_, LaunchChromium(std::move(options), [](std::string_view) {}));
    EXPECT_TRUE(browser.ok()) << browser.status();
    return browser.ok() ? *browser : nullptr;
  }

  // A page of its own and the session with it.
  Task<Ref<CdpSession>> OpenPage(Ref<CdpConnection> connection) {
    const target::CreateTarget create{.url = "about:blank"};
    const auto created = co_await connection->root()->Send(create);
    EXPECT_TRUE(created.ok()) << created.status();
    const target::AttachToTarget attach{.target_id = created->target_id, .flatten = true};
    const auto attached = co_await connection->root()->Send(attach);
    EXPECT_TRUE(attached.ok()) << attached.status();
    co_return connection->Session(attached->session_id);
  }

  Task<std::string> Evaluate(Ref<CdpSession> page, std::string expression) {
    const runtime::Evaluate evaluate{.expression = std::move(expression), .return_by_value = true};
    const auto result = co_await page->Send(evaluate);
    EXPECT_TRUE(result.ok()) << result.status();
    if (!result.ok() || !result->result.value || !result->result.value->is_string()) co_return "";
    co_return std::string(result->result.value->get_string());
  }

  boost::asio::io_context loop_;
};

TEST_F(RealBrowserTest, AnswersAndClosesWithoutTrace) {
  const auto browser = Launch();
  ASSERT_TRUE(browser);
  EXPECT_THAT(browser->version(), MatchesRegex("[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+"));
  EXPECT_THAT(browser->user_agent(), HasSubstr("Mozilla/5.0"));
  const std::vector<ProcessWatch> group = Group(browser->pid());
  EXPECT_GT(group.size(), 1u);
  const std::string downloads = browser->downloads_dir();
  EXPECT_TRUE(std::filesystem::exists(downloads));
  RunTask(loop_, browser->Close());
  EXPECT_EQ(RunTask(loop_, browser->process()->WaitForExit()).Describe(), "exited with code 0");
  EXPECT_TRUE(AllEnd(group));
  EXPECT_FALSE(std::filesystem::exists(downloads));
}

TEST_F(RealBrowserTest, PagesAreDrivenThroughTheirSessions) {
  const auto browser = Launch();
  ASSERT_TRUE(browser);
  RunTask(loop_, [&]() -> Task<void> {
    const Ref<CdpSession> page = co_await OpenPage(browser->connection());
    EXPECT_NE(page, nullptr);
    EXPECT_EQ(co_await Evaluate(page, "'a' + 1"), "a1");
    // Strings go both ways as JavaScript has them.
    EXPECT_EQ(co_await Evaluate(page, "'\xED\xA0\xBD' + String.fromCharCode(0xD800) + '😀'"),
              "\xED\xA0\xBD\xED\xA0\x80😀");
    // Neither the pipe nor the parser minds the size.
    EXPECT_EQ((co_await Evaluate(page, "'x'.repeat(32 * 1024 * 1024)")).size(), 32u << 20);
    const std::string large = "'" + std::string(16 << 20, 'y') + "'.length.toString()";
    EXPECT_EQ(co_await Evaluate(page, large), std::to_string(16 << 20));
    const auto unknown = co_await page->SendRaw("No.such", {});
    EXPECT_THAT(std::string(unknown.status().message()),
                HasSubstr("Protocol error (No.such): 'No.such' wasn't found"));
  });
  RunTask(loop_, browser->Close());
}

TEST_F(RealBrowserTest, APageThatClosesClosesItsSession) {
  const auto browser = Launch();
  ASSERT_TRUE(browser);
  RunTask(loop_, [&]() -> Task<void> {
    const Ref<CdpSession> page = co_await OpenPage(browser->connection());
    Promise<bool> closed(loop_.get_executor());
    const Subscription subscription = page->on_closed().connect([&] { closed.Set(true); });
    auto never = page->Send(runtime::Evaluate{.expression = "new Promise(() => {})", .await_promise = true});
    EXPECT_EQ(co_await Evaluate(page, "window.close(); 'closing'"), "closing");
    co_await closed.Wait();
    EXPECT_TRUE(IsTargetClosed((co_await std::move(never)).status()));
  });
  RunTask(loop_, browser->Close());
}

TEST_F(RealBrowserTest, APersistentContextHasAPageAndKeepsItsProfile) {
  auto directory = files::TemporaryDirectory::Create("real-browser-test-");
  ASSERT_TRUE(directory.ok());
  const auto browser = Launch({.user_data_dir = directory->path() + "/profile"});
  ASSERT_TRUE(browser);
  RunTask(loop_, [&]() -> Task<void> {
    boost::json::object none;
    const auto answer = co_await browser->connection()->root()->SendRaw("Target.getTargets", none);
    EXPECT_TRUE(answer.ok());
    int pages = 0;
    for (const boost::json::value& info : answer->at("targetInfos").as_array()) {
      pages += info.at("type") == "page" ? 1 : 0;
    }
    EXPECT_EQ(pages, 1);
  });
  RunTask(loop_, browser->Close());
  EXPECT_FALSE(std::filesystem::is_empty(directory->path() + "/profile"));
}

TEST_F(RealBrowserTest, AnotherDebuggersPortOpensBesideThePipe) {
  const auto browser = Launch({.cdp_port = 0});
  ASSERT_TRUE(browser);
  EXPECT_FALSE(browser->version().empty());
  RunTask(loop_, browser->Close());
}

TEST_F(RealBrowserTest, AKilledBrowserDisconnects) {
  const auto browser = Launch();
  ASSERT_TRUE(browser);
  const std::vector<ProcessWatch> group = Group(browser->pid());
  RunTask(loop_, [&]() -> Task<void> {
    const Ref<CdpSession> page = co_await OpenPage(browser->connection());
    Promise<bool> gone(loop_.get_executor());
    const Subscription subscription =
        browser->connection()->on_disconnected().connect([&] { gone.Set(true); });
    kill(browser->pid(), SIGKILL);
    co_await gone.Wait();
    EXPECT_TRUE(IsTargetClosed(co_await page->Send(runtime::Enable())));
    co_await browser->Close();
  });
  EXPECT_TRUE(AllEnd(group));
}

TEST_F(RealBrowserTest, ADriverThatIsKilledTakesTheBrowserAlong) {
  int report[2];
  ASSERT_EQ(pipe(report), 0);
  const pid_t driver = fork();
  if (driver == 0) {
    boost::asio::io_context loop;
    auto browser = RunTask(loop, LaunchChromium({}, [](std::string_view) {}));
    const pid_t pid = browser.ok() ? (*browser)->pid() : 0;
    if (write(report[1], &pid, sizeof pid) != sizeof pid) _exit(1);
    loop.run();
    _exit(0);
  }
  pid_t browser = 0;
  ASSERT_EQ(read(report[0], &browser, sizeof browser), static_cast<ssize_t>(sizeof browser));
  ASSERT_GT(browser, 0);
  const std::vector<ProcessWatch> group = Group(browser);
  EXPECT_GT(group.size(), 1u);
  kill(driver, SIGKILL);
  waitpid(driver, nullptr, 0);
  EXPECT_TRUE(AllEnd(group));
  close(report[0]);
  close(report[1]);
}

}  // namespace
}  // namespace understudy::chromium
