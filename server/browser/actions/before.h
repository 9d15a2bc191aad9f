#pragma once

#include <optional>
#include <utility>

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>

#include "server/base/progress.h"
#include "server/base/task.h"

namespace understudy {

// What `task` gives, or nothing when the time comes first: then the task is cancelled. Without a `deadline`
// it has all the time.
template <class T>
Task<std::optional<T>> Before(std::optional<Progress::Clock::time_point> deadline, Task<T> task) {
  using boost::asio::experimental::awaitable_operators::operator||;
  if (!deadline) co_return co_await std::move(task);
  boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, *deadline);
  Task<void> time_is_up = timer.async_wait(boost::asio::use_awaitable);
  auto first = co_await (std::move(task) || std::move(time_is_up));
  if (first.index() == 1) co_return std::nullopt;
  co_return std::get<0>(std::move(first));
}

}  // namespace understudy
