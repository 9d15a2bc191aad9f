#pragma once

#include <concepts>
#include <exception>
#include <optional>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include "server/base/task.h"

namespace understudy::testing {

// Runs the loop until `task` has ended, and no longer. An exception that leaves the task fails the test.
inline void RunTask(boost::asio::io_context& loop, Task<void> task) {
  bool done = false;
  boost::asio::co_spawn(loop, std::move(task), [&](std::exception_ptr failure) {
    done = true;
    EXPECT_NO_THROW(if (failure) std::rethrow_exception(failure));
  });
  loop.restart();
  while (!done && loop.run_one() > 0) {
  }
  EXPECT_TRUE(done) << "the task waits for something that can't happen any more";
}

// The same for a task with a value.
template <class T>
T RunTask(boost::asio::io_context& loop, Task<T> task) {
  std::optional<T> value;
  RunTask(loop, [](Task<T> inner, std::optional<T>& out) -> Task<void> {
    out.emplace(co_await std::move(inner));
  }(std::move(task), value));
  return std::move(*value);
}

// The same for a lambda that is a coroutine; what it captures lives as long as it runs.
template <std::invocable Body>
auto RunTask(boost::asio::io_context& loop, const Body& body) {
  return RunTask(loop, body());
}

}  // namespace understudy::testing
