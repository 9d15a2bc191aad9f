#pragma once

#include <string>
#include <sys/types.h>
#include <unistd.h>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>

namespace understudy::chromium {

// A file descriptor that is closed with this object.
class UniqueFd {
 public:
  explicit UniqueFd(int fd = -1) : fd_(fd) {}
  UniqueFd(UniqueFd&& other) noexcept : fd_(other.Release()) {}
  UniqueFd& operator=(UniqueFd&& other) noexcept {
    if (this != &other) {
      Close();
      fd_ = other.Release();
    }
    return *this;
  }
  ~UniqueFd() { Close(); }

  int get() const { return fd_; }
  int Release() { return std::exchange(fd_, -1); }

 private:
  void Close() {
    if (fd_ >= 0) close(fd_);
  }
  int fd_;
};

// A process just started and our ends of its pipes.
struct SpawnedProcess {
  pid_t pid = 0;
  UniqueFd to_child;    // Its descriptor 3.
  UniqueFd from_child;  // Its descriptor 4.
  UniqueFd stdout_end;
  UniqueFd stderr_end;
};

// Starts `file` as the leader of a new process group: stdin empty, signals as they are by default, and no
// descriptor inherited but those above. Fails when the file can't be executed.
absl::StatusOr<SpawnedProcess> SpawnProcess(const std::string& file,
                                            const std::vector<std::string>& arguments,
                                            const std::vector<std::string>& environment);

}  // namespace understudy::chromium
