#include "server/chromium/answers.h"

#include <utility>

#include "server/base/errors.h"

namespace understudy::chromium {

Task<absl::Status> AwaitAll(std::vector<Task<absl::Status>> answers) {
  absl::Status first = absl::OkStatus();
  for (Task<absl::Status>& answer : answers) {
    const absl::Status status = co_await std::move(answer);
    if (first.ok()) first = status;
  }
  co_return first;
}

Task<absl::Status> UnlessGone(Task<absl::Status> answer) {
  const absl::Status status = co_await std::move(answer);
  co_return IsTargetClosed(status) ? absl::OkStatus() : status;
}

}  // namespace understudy::chromium
