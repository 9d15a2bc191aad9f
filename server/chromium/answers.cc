#include "server/chromium/answers.h"

#include <utility>

namespace understudy::chromium {

Task<absl::Status> AwaitAll(std::vector<Task<absl::Status>> answers) {
  absl::Status first = absl::OkStatus();
  for (Task<absl::Status>& answer : answers) {
    const absl::Status status = co_await std::move(answer);
    if (first.ok()) first = status;
  }
  co_return first;
}

}  // namespace understudy::chromium
