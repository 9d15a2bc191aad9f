#pragma once

#include <exception>
#include <memory>
#include <optional>
#include <utility>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "server/base/task.h"

namespace understudy::testing {

// A task that was started and is under way, as a command is: it can be cancelled. After each step everything
// has happened that can happen at once.
template <class T>
class Started {
 public:
  Started(boost::asio::io_context& loop, Task<T> task) : loop_(loop) {
    boost::asio::co_spawn(loop, std::move(task),
                          boost::asio::bind_cancellation_slot(
                              cancel_->slot(), [outcome = outcome_](std::exception_ptr failure, T value) {
                                outcome->ended = true;
                                if (!failure) outcome->value = std::move(value);
                              }));
    Poll();
  }

  void Cancel() {
    cancel_->emit(boost::asio::cancellation_type::terminal);
    Poll();
  }
  // Lets happen what can.
  void Poll() {
    loop_.restart();
    loop_.poll();
  }

  bool ended() const { return outcome_->ended; }
  // Nothing while the task runs, and when it was cancelled.
  const std::optional<T>& value() const { return outcome_->value; }

 private:
  struct Outcome {
    bool ended = false;
    std::optional<T> value;
  };

  boost::asio::io_context& loop_;
  Ref<Outcome> outcome_ = std::make_shared<Outcome>();
  Ref<boost::asio::cancellation_signal> cancel_ = std::make_shared<boost::asio::cancellation_signal>();
};

template <class T>
Started(boost::asio::io_context&, Task<T>) -> Started<T>;

}  // namespace understudy::testing
