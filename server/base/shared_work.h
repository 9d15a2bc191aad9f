#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include <absl/status/status.h>

#include "server/base/promise.h"
#include "server/base/spawn.h"
#include "server/base/task.h"

namespace understudy {

// Work that any number of callers wait for and none of them owns: it goes on when a caller is cancelled. Once
// it has ended, whichever way, the next caller begins it anew.
class SharedWork {
 public:
  explicit SharedWork(boost::asio::any_io_executor executor)
      : executor_(std::move(executor)), under_way_(std::make_shared<std::optional<Outcome>>()) {}

  bool under_way() const { return under_way_->has_value(); }

  // The outcome of the work under way; `begin` starts it when there is none.
  Task<absl::Status> Join(std::function<Task<absl::Status>()> begin) {
    Outcome outcome(executor_);
    if (under_way()) {
      outcome = **under_way_;
    } else {
      *under_way_ = outcome;
      Spawn(executor_, Run(std::move(begin), under_way_, outcome));
    }
    co_return co_await outcome.Wait();
  }

 private:
  using Outcome = Promise<absl::Status>;

  static Task<void> Run(std::function<Task<absl::Status>()> begin, Ref<std::optional<Outcome>> under_way,
                        Outcome outcome) {
    const absl::Status status = co_await begin();
    under_way->reset();
    outcome.Set(status);
  }

  boost::asio::any_io_executor executor_;
  // Apart from this object, which may be gone before the work has ended.
  Ref<std::optional<Outcome>> under_way_;
};

}  // namespace understudy
