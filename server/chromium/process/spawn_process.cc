#include "server/chromium/process/spawn_process.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>

#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/transport/pipe_size.h"

namespace understudy::chromium {
namespace {

// Above every descriptor the child is given, so that putting one in place never overwrites another.
constexpr int kLowestFd = 10;
constexpr int kDebuggingInput = 3;
constexpr int kDebuggingOutput = 4;

absl::Status SystemError(absl::string_view what, int error) {
  return Error(absl::StrCat(what, ": ", std::strerror(error)));
}

struct Pipe {
  UniqueFd read, write;
};

absl::StatusOr<UniqueFd> MoveUp(UniqueFd fd) {
  UniqueFd moved(fcntl(fd.get(), F_DUPFD_CLOEXEC, kLowestFd));
  if (moved.get() < 0) return SystemError("can't duplicate a descriptor", errno);
  return moved;
}

absl::StatusOr<Pipe> NewPipe() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return SystemError("can't open a pipe", errno);
  UniqueFd read(ends[0]), write(ends[1]);
  ASSIGN_OR_RETURN(UniqueFd high_read, MoveUp(std::move(read)));
  ASSIGN_OR_RETURN(UniqueFd high_write, MoveUp(std::move(write)));
  return Pipe{std::move(high_read), std::move(high_write)};
}

// posix_spawn's two argument objects.
class SpawnArguments {
 public:
  SpawnArguments() {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
  }
  ~SpawnArguments() {
    posix_spawnattr_destroy(&attributes_);
    posix_spawn_file_actions_destroy(&actions_);
  }

  int Set(int child_stdout, int child_stderr, int child_input, int child_output) {
    sigset_t all, none;
    sigfillset(&all);
    sigemptyset(&none);
    int failed = posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    if (!failed) failed = posix_spawn_file_actions_adddup2(&actions_, child_stdout, STDOUT_FILENO);
    if (!failed) failed = posix_spawn_file_actions_adddup2(&actions_, child_stderr, STDERR_FILENO);
    if (!failed) failed = posix_spawn_file_actions_adddup2(&actions_, child_input, kDebuggingInput);
    if (!failed) failed = posix_spawn_file_actions_adddup2(&actions_, child_output, kDebuggingOutput);
    if (!failed) failed = posix_spawn_file_actions_addclosefrom_np(&actions_, kDebuggingOutput + 1);
    if (!failed) failed = posix_spawnattr_setpgroup(&attributes_, 0);
    // We ignore some signals, which a child would inherit.
    if (!failed) failed = posix_spawnattr_setsigdefault(&attributes_, &all);
    if (!failed) failed = posix_spawnattr_setsigmask(&attributes_, &none);
    if (!failed) {
      failed = posix_spawnattr_setflags(
          &attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    }
    return failed;
  }

  const posix_spawn_file_actions_t* actions() const { return &actions_; }
  const posix_spawnattr_t* attributes() const { return &attributes_; }

 private:
  posix_spawn_file_actions_t actions_;
  posix_spawnattr_t attributes_;
};

std::vector<char*> Pointers(const std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  for (const std::string& string : strings) pointers.push_back(const_cast<char*>(string.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

}  // namespace

absl::StatusOr<SpawnedProcess> SpawnProcess(const std::string& file,
                                            const std::vector<std::string>& arguments,
                                            const std::vector<std::string>& environment) {
  ASSIGN_OR_RETURN(Pipe input, NewPipe());
  ASSIGN_OR_RETURN(Pipe output, NewPipe());
  ASSIGN_OR_RETURN(Pipe standard_output, NewPipe());
  ASSIGN_OR_RETURN(Pipe standard_error, NewPipe());
  transport::WidenPipe(input.write.get());
  transport::WidenPipe(output.write.get());
  SpawnArguments spawn;
  if (const int failed = spawn.Set(standard_output.write.get(), standard_error.write.get(), input.read.get(),
                                   output.write.get())) {
    return SystemError("can't prepare a process", failed);
  }
  std::vector<std::string> command = {file};
  command.insert(command.end(), arguments.begin(), arguments.end());
  SpawnedProcess process;
  if (const int failed = posix_spawn(&process.pid, file.c_str(), spawn.actions(), spawn.attributes(),
                                     Pointers(command).data(), Pointers(environment).data())) {
    return SystemError(absl::StrCat("can't execute ", file), failed);
  }
  process.to_child = std::move(input.write);
  process.from_child = std::move(output.read);
  process.stdout_end = std::move(standard_output.read);
  process.stderr_end = std::move(standard_error.read);
  return process;
}

}  // namespace understudy::chromium
