#pragma once

#include <type_traits>
#include <utility>

#include <absl/status/statusor.h>
#include <boost/json/object.hpp>

#include "server/base/promise.h"
#include "server/base/task.h"

namespace understudy::chromium {

// The place a command's answer goes to. It is settled once, with Succeed() or Fail().
class Answer {
 public:
  virtual ~Answer() = default;
  // `result` is borrowed.
  virtual void Succeed(const boost::json::object& result) = 0;
  virtual void Fail(absl::Status status) = 0;
};

// What awaiting a command gives: its result, or only whether it worked where it has none.
template <class Result>
struct Outcome {
  using Type = absl::StatusOr<Result>;
};
template <>
struct Outcome<void> {
  using Type = absl::Status;
};

// An answer that a coroutine waits for.
template <class Result>
class AwaitedAnswer final : public Answer {
 public:
  explicit AwaitedAnswer(const boost::asio::any_io_executor& executor) : done_(executor) {}

  void Succeed(const boost::json::object& result) override {
    if constexpr (std::is_same_v<Result, boost::json::object>) {
      result_ = result;
    } else {
      ReadJson(result, result_);
    }
    done_.Set(absl::OkStatus());
  }
  void Fail(absl::Status status) override { done_.Set(std::move(status)); }

  static Task<absl::StatusOr<Result>> Wait(Ref<AwaitedAnswer> self) {
    absl::Status status = co_await self->done_.Wait();
    if (!status.ok()) co_return status;
    co_return std::move(self->result_);
  }

 private:
  Result result_{};
  Promise<absl::Status> done_;
};

template <>
class AwaitedAnswer<void> final : public Answer {
 public:
  explicit AwaitedAnswer(const boost::asio::any_io_executor& executor) : done_(executor) {}
  // For any number of coroutines that wait for `done` themselves.
  explicit AwaitedAnswer(Promise<absl::Status> done) : done_(std::move(done)) {}

  void Succeed(const boost::json::object&) override { done_.Set(absl::OkStatus()); }
  void Fail(absl::Status status) override { done_.Set(std::move(status)); }

  static Task<absl::Status> Wait(Ref<AwaitedAnswer> self) { co_return co_await self->done_.Wait(); }

 private:
  Promise<absl::Status> done_;
};

// The answer to a command nobody waits for. The debug log shows it like any other message.
class IgnoredAnswer final : public Answer {
 public:
  void Succeed(const boost::json::object&) override {}
  void Fail(absl::Status) override {}
};

}  // namespace understudy::chromium
