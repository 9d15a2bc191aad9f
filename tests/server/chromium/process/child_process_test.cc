#include "server/chromium/process/child_process.h"

#include <cerrno>
#include <fcntl.h>
#include <signal.h>
#include <string>
#include <unistd.h>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include "server/base/promise.h"
#include "tests/support/run_task.h"

namespace understudy::chromium {
namespace {

using testing::RunTask;

class ChildProcessTest : public ::testing::Test {
 protected:
  Ref<ChildProcess> Start(const std::string& script) {
    auto process = ChildProcess::Start(loop_.get_executor(),
                                       {.file = "/bin/sh",
                                        .arguments = {"-c", script},
                                        .environment = {"PATH=/usr/bin:/bin", "GREETING=hello"},
                                        .on_line = [this](std::string_view stream, std::string_view line) {
                                          lines_.push_back(std::string(stream) + ": " + std::string(line));
                                        }});
    EXPECT_TRUE(process.ok()) << process.status();
    return *process;
  }
  ExitStatus RunToEnd(const Ref<ChildProcess>& process) {
    RunTask(loop_, process->WaitForEndOfOutput());
    return RunTask(loop_, process->WaitForExit());
  }

  boost::asio::io_context loop_;
  std::vector<std::string> lines_;
};

bool Exists(pid_t pid) { return kill(pid, 0) == 0 || errno != ESRCH; }

TEST_F(ChildProcessTest, ItsLinesAndItsExitCodeAreSeen) {
  const auto process = Start("echo $GREETING; echo oops >&2; printf unfinished; exit 7");
  EXPECT_EQ(RunToEnd(process).Describe(), "exited with code 7");
  std::sort(lines_.begin(), lines_.end());
  EXPECT_EQ(lines_, (std::vector<std::string>{"err: oops", "out: hello", "out: unfinished"}));
  EXPECT_EQ(process->last_lines().size(), 3u);
  EXPECT_FALSE(Exists(process->pid()));
}

TEST_F(ChildProcessTest, OnlyTheLastLinesAreKept) {
  const auto process = Start("i=0; while [ $i -lt 200 ]; do echo $i; i=$((i+1)); done");
  RunToEnd(process);
  EXPECT_EQ(lines_.size(), 200u);
  EXPECT_EQ(process->last_lines().size(), 50u);
  EXPECT_EQ(process->last_lines().back(), "199");
}

TEST_F(ChildProcessTest, ItReadsDescriptor3AndWrites4) {
  const auto process = Start("head -c 4 <&3 >&4; echo done >&4");
  ASSERT_EQ(write(process->pipe_to_child(), "ping", 4), 4);
  RunToEnd(process);
  char answer[16] = {};
  ASSERT_EQ(read(process->pipe_from_child(), answer, sizeof answer), 9);
  EXPECT_STREQ(answer, "pingdone\n");
  close(process->pipe_to_child());
  close(process->pipe_from_child());
}

TEST_F(ChildProcessTest, ItInheritsNothingElse) {
  const int leaked = open("/dev/null", O_RDONLY);  // Not close-on-exec.
  signal(SIGPIPE, SIG_IGN);
  RunToEnd(Start("ls /proc/self/fd | tr '\\n' ' '; echo; trap"));
  close(leaked);
  // 5 is the directory that `ls` reads.
  ASSERT_FALSE(lines_.empty());
  EXPECT_EQ(lines_[0], "out: 0 1 2 3 4 5 ");
}

TEST_F(ChildProcessTest, SignalsWeIgnoreEndItAllTheSame) {
  signal(SIGPIPE, SIG_IGN);
  EXPECT_EQ(RunToEnd(Start("kill -PIPE $$; echo survived")).Describe(), "was ended by signal PIPE");
}

TEST_F(ChildProcessTest, KillTakesItsChildrenAlong) {
  const auto process = Start("sleep 1000 & echo started; exec sleep 1000");
  while (lines_.empty()) loop_.run_one();
  process->Kill();
  // The output ends when nobody holds it any more.
  EXPECT_EQ(RunToEnd(process).Describe(), "was ended by signal KILL");
  EXPECT_FALSE(Exists(process->pid()));
}

TEST_F(ChildProcessTest, ItsEndTakesItsChildrenAlong) {
  // Without that, the sleep would hold the output open.
  const auto process = Start("sleep 1000 & exit 0");
  EXPECT_EQ(RunToEnd(process).Describe(), "exited with code 0");
}

TEST_F(ChildProcessTest, TheEndOfTheLoopEndsIt) {
  pid_t pid = 0;
  {
    boost::asio::io_context loop;
    const auto process = ChildProcess::Start(
        loop.get_executor(), {.file = "/bin/sleep", .arguments = {"1000"}, .environment = {}, .on_line = {}});
    ASSERT_TRUE(process.ok());
    pid = (*process)->pid();
    EXPECT_TRUE(Exists(pid));
    loop.poll();
  }
  EXPECT_FALSE(Exists(pid));
}

TEST_F(ChildProcessTest, AFileThatCanNotBeExecutedIsNamed) {
  const auto process = ChildProcess::Start(
      loop_.get_executor(), {.file = "/etc/passwd", .arguments = {}, .environment = {}, .on_line = {}});
  EXPECT_EQ(process.status().message(), "can't execute /etc/passwd: Permission denied");
}

}  // namespace
}  // namespace understudy::chromium
