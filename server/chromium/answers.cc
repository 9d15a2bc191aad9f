#include "server/chromium/answers.h"

#include <utility>

#include "server/base/errors.h"
#include "server/base/promise.h"
#include "server/base/spawn.h"

namespace understudy::chromium {

Task<absl::Status> AwaitAll(std::vector<Task<absl::Status>> answers) {
  absl::Status first = absl::OkStatus();
  for (Task<absl::Status>& answer : answers) {
    const absl::Status status = co_await std::move(answer);
    if (first.ok()) first = status;
  }
  co_return first;
}

namespace {

Task<void> Tell(Task<absl::Status> answer, Promise<absl::Status> answered) {
  answered.Set(co_await std::move(answer));
}

Task<absl::Status> Await(Promise<absl::Status> answered) { co_return co_await answered.Wait(); }

}  // namespace

Task<absl::Status> InBackground(const boost::asio::any_io_executor& executor, Task<absl::Status> answer) {
  const Promise<absl::Status> answered(executor);
  Spawn(executor, Tell(std::move(answer), answered));
  return Await(answered);
}

Task<absl::Status> UnlessGone(Task<absl::Status> answer) {
  const absl::Status status = co_await std::move(answer);
  co_return IsTargetClosed(status) ? absl::OkStatus() : status;
}

}  // namespace understudy::chromium
