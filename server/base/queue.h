#pragma once

#include <deque>
#include <memory>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/system/system_error.hpp>

#include "server/base/task.h"

namespace understudy {

// Values in the order they came, for one coroutine that takes them one by one. Copies share the same queue.
template <class T>
class Queue {
 public:
  explicit Queue(const boost::asio::any_io_executor& executor) : state_(std::make_shared<State>(executor)) {}

  void Push(T value) const {
    state_->values.push_back(std::move(value));
    state_->waiter.cancel();
  }

  // Suspends while the queue is empty. Throws operation_aborted when the waiting coroutine is cancelled.
  Task<T> Pop() const {
    const Ref<State> state = state_;
    while (state->values.empty()) {
      co_await state->waiter.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
      const auto cancellation = co_await boost::asio::this_coro::cancellation_state;
      if (cancellation.cancelled() != boost::asio::cancellation_type::none) {
        throw boost::system::system_error(boost::asio::error::operation_aborted);
      }
    }
    T value = std::move(state->values.front());
    state->values.pop_front();
    co_return value;
  }

 private:
  struct State {
    explicit State(const boost::asio::any_io_executor& executor)
        : waiter(executor, boost::asio::steady_timer::time_point::max()) {}
    std::deque<T> values;
    // Never expires: cancelling it wakes the waiter.
    boost::asio::steady_timer waiter;
  };

  Ref<State> state_;
};

}  // namespace understudy
