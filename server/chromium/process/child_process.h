#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

#include <absl/status/statusor.h>
#include <boost/asio/posix/stream_descriptor.hpp>

#include "server/base/promise.h"
#include "server/base/task.h"

namespace understudy::chromium {

struct ExitStatus {
  int code = 0;
  int signal = 0;  // Not 0 when a signal ended the process.

  // "exited with code 1", "was ended by signal SEGV"
  std::string Describe() const;
};

struct ProcessOptions {
  std::string file;
  std::vector<std::string> arguments;    // Without the file.
  std::vector<std::string> environment;  // `NAME=value`
  // Gets each line the process writes: to stdout (`out`) or stderr (`err`).
  std::function<void(std::string_view stream, std::string_view line)> on_line;
};

// A process in a process group of its own, with nothing of ours but a pipe each way at its descriptors 3 (it
// reads) and 4 (it writes). Its end takes the rest of its group along and leaves no zombie; so does the end
// of this object.
class ChildProcess : public std::enable_shared_from_this<ChildProcess> {
 public:
  // Fails when the file can't be executed.
  static absl::StatusOr<Ref<ChildProcess>> Start(const boost::asio::any_io_executor& executor,
                                                 ProcessOptions options);
  ~ChildProcess();

  pid_t pid() const { return pid_; }
  // Our ends of the two pipes, for the caller to close.
  int pipe_from_child() const { return pipe_from_child_; }
  int pipe_to_child() const { return pipe_to_child_; }

  bool exited() const { return exit_.IsSet(); }
  Task<ExitStatus> WaitForExit() const { return exit_.Wait(); }
  // All it wrote was read. A process it started may keep its output open, so wait with a limit.
  Task<bool> WaitForEndOfOutput() const { return output_ended_.Wait(); }
  // The last lines it wrote.
  const std::deque<std::string>& last_lines() const { return last_lines_; }

  // Ends the whole group at once.
  void Kill();

 private:
  ChildProcess(const boost::asio::any_io_executor& executor, pid_t pid, int pid_fd);

  static Task<void> WatchExit(Ref<ChildProcess> self);
  static Task<void> ReadLines(Ref<ChildProcess> self, boost::asio::posix::stream_descriptor output,
                              std::string stream);
  void Line(std::string_view stream, std::string_view line);
  ExitStatus EndAndReap();

  const pid_t pid_;
  boost::asio::posix::stream_descriptor pid_fd_;
  int pipe_from_child_ = -1;
  int pipe_to_child_ = -1;
  int open_outputs_ = 0;
  std::function<void(std::string_view, std::string_view)> on_line_;
  std::deque<std::string> last_lines_;
  Promise<ExitStatus> exit_;
  Promise<bool> output_ended_;
};

}  // namespace understudy::chromium
