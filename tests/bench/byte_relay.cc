// byte_relay PROGRAM [ARGUMENT...]: runs a browser that is debugged through pipes, and copies what it and
// whoever started us say to each other, unread: what it costs that there is a process in between at all.

#include <array>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace {

constexpr int kInput = 3;
constexpr int kOutput = 4;
// Above all descriptors that the child is given.
constexpr int kLowestFd = 10;

void Copy(int from, int to) {
  static thread_local std::array<char, 256 << 10> bytes;
  for (ssize_t got; (got = read(from, bytes.data(), bytes.size())) > 0;) {
    for (ssize_t done = 0; done < got;) {
      const ssize_t wrote = write(to, bytes.data() + done, got - done);
      if (wrote <= 0) return;
      done += wrote;
    }
  }
  close(to);
}

struct Pipe {
  int read, write;
};

Pipe NewPipe() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) _exit(1);
  const Pipe moved{fcntl(ends[0], F_DUPFD_CLOEXEC, kLowestFd), fcntl(ends[1], F_DUPFD_CLOEXEC, kLowestFd)};
  close(ends[0]);
  close(ends[1]);
  return moved;
}

}  // namespace

int main(int, char** argv) {
  const Pipe to_child = NewPipe();
  const Pipe from_child = NewPipe();
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, to_child.read, kInput);
  posix_spawn_file_actions_adddup2(&actions, from_child.write, kOutput);
  pid_t child;
  if (posix_spawn(&child, argv[1], &actions, nullptr, argv + 1, environ) != 0) return 1;
  close(to_child.read);
  close(from_child.write);
  std::thread(Copy, kInput, to_child.write).detach();
  Copy(from_child.read, kOutput);
  waitpid(child, nullptr, 0);
  _exit(0);
}
