#pragma once

#include <cerrno>

namespace understudy::files {

// Makes a system call again for as long as a signal interrupts it.
template <class Call>
auto Retried(Call call) {
  for (;;) {
    const auto result = call();
    if (result >= 0 || errno != EINTR) return result;
  }
}

}  // namespace understudy::files
