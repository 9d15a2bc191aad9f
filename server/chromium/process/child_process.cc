#include "server/chromium/process/child_process.h"

#include <cerrno>
#include <cstring>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

#include <absl/strings/str_cat.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>

#include "server/base/errors.h"
#include "server/base/spawn.h"
#include "server/base/string_view.h"
#include "server/chromium/process/spawn_process.h"

namespace understudy::chromium {
namespace {

namespace asio = boost::asio;

constexpr size_t kLastLines = 50;
// A longer line is cut in pieces.
constexpr size_t kLongestLine = 16 << 10;

}  // namespace

std::string ExitStatus::Describe() const {
  if (signal == 0) return absl::StrCat("exited with code ", code);
  const char* name = sigabbrev_np(signal);
  return absl::StrCat("was ended by signal ", name ? name : std::to_string(signal));
}

absl::StatusOr<Ref<ChildProcess>> ChildProcess::Start(const asio::any_io_executor& executor,
                                                      ProcessOptions options) {
  ASSIGN_OR_RETURN(SpawnedProcess spawned,
                   SpawnProcess(options.file, options.arguments, options.environment));
  const int pid_fd = static_cast<int>(syscall(SYS_pidfd_open, spawned.pid, 0));
  if (pid_fd < 0) {
    const int reason = errno;
    kill(-spawned.pid, SIGKILL);
    waitpid(spawned.pid, nullptr, 0);
    return Error(absl::StrCat("can't watch process ", spawned.pid, ": ", std::strerror(reason)));
  }
  Ref<ChildProcess> process(new ChildProcess(executor, spawned.pid, pid_fd));
  process->pipe_to_child_ = spawned.to_child.Release();
  process->pipe_from_child_ = spawned.from_child.Release();
  process->on_line_ = std::move(options.on_line);
  process->open_outputs_ = 2;
  Spawn(executor, WatchExit(process));
  Spawn(executor, ReadLines(process, {executor, spawned.stdout_end.Release()}, "out"));
  Spawn(executor, ReadLines(process, {executor, spawned.stderr_end.Release()}, "err"));
  return process;
}

ChildProcess::ChildProcess(const asio::any_io_executor& executor, pid_t pid, int pid_fd)
    : pid_(pid), pid_fd_(executor, pid_fd), exit_(executor), output_ended_(executor) {}

ChildProcess::~ChildProcess() {
  if (!exited()) EndAndReap();
}

void ChildProcess::Kill() {
  if (!exited()) kill(-pid_, SIGKILL);
}

ExitStatus ChildProcess::EndAndReap() {
  // Until it is waited for, the leader's id can't go to anybody else, so this meets only its own group.
  kill(-pid_, SIGKILL);
  siginfo_t info{};
  while (waitid(P_PID, pid_, &info, WEXITED) != 0 && errno == EINTR) {
  }
  if (info.si_code == CLD_EXITED) return {.code = info.si_status, .signal = 0};
  return {.code = 0, .signal = info.si_status};
}

Task<void> ChildProcess::WatchExit(Ref<ChildProcess> self) {
  co_await self->pid_fd_.async_wait(asio::posix::stream_descriptor::wait_read,
                                    asio::as_tuple(asio::use_awaitable));
  self->exit_.Set(self->EndAndReap());
}

Task<void> ChildProcess::ReadLines(Ref<ChildProcess> self, asio::posix::stream_descriptor output,
                                   std::string stream) {
  std::string pending;
  std::string chunk(kLongestLine, '\0');
  while (true) {
    const auto [error, bytes] =
        co_await output.async_read_some(asio::buffer(chunk), asio::as_tuple(asio::use_awaitable));
    if (error) break;
    pending.append(chunk, 0, bytes);
    size_t begin = 0;
    for (size_t end; (end = pending.find('\n', begin)) != std::string::npos; begin = end + 1) {
      self->Line(stream, std::string_view(pending).substr(begin, end - begin));
    }
    pending.erase(0, begin);
    if (pending.size() >= kLongestLine) self->Line(stream, std::exchange(pending, {}));
  }
  if (!pending.empty()) self->Line(stream, pending);
  if (--self->open_outputs_ == 0) self->output_ended_.Set(true);
}

void ChildProcess::Line(std::string_view stream, std::string_view line) {
  last_lines_.emplace_back(line);
  if (last_lines_.size() > kLastLines) last_lines_.pop_front();
  if (on_line_) on_line_(stream, line);
}

}  // namespace understudy::chromium
