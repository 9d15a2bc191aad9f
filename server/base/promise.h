#pragma once

#include <optional>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include "server/base/task.h"

namespace understudy {

// A value that arrives once, and any number of coroutines that wait for it. Copies share the same value.
// Waiters are resumed through the event loop, never inside Set().
template <class T>
class Promise {
 public:
  explicit Promise(const boost::asio::any_io_executor& executor)
      : state_(std::make_shared<State>(executor)) {}

  // The first value wins; later ones are dropped.
  void Set(T value) const {
    if (state_->value) return;
    state_->value = std::move(value);
    state_->waiters.cancel();
  }

  bool IsSet() const { return state_->value.has_value(); }

  // Suspends until Set(). Throws operation_aborted when the waiting coroutine is cancelled.
  Task<T> Wait() const {
    const Ref<State> state = state_;
    while (!state->value) {
      co_await state->waiters.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
      if (state->value) break;
      const auto cancellation = co_await boost::asio::this_coro::cancellation_state;
      if (cancellation.cancelled() != boost::asio::cancellation_type::none) {
        throw boost::system::system_error(boost::asio::error::operation_aborted);
      }
    }
    co_return *state->value;
  }

 private:
  struct State {
    explicit State(const boost::asio::any_io_executor& executor)
        : waiters(executor, boost::asio::steady_timer::time_point::max()) {}
    std::optional<T> value;
    // A timer that never expires: cancelling it is how Asio wakes every waiter.
    boost::asio::steady_timer waiters;
  };

  Ref<State> state_;
};

}  // namespace understudy
