#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <string>

#include <boost/asio/steady_timer.hpp>

#include "server/base/task.h"

namespace understudy::transport {

// Where a queue's messages go.
class MessageSink {
 public:
  virtual ~MessageSink() = default;

  // Takes how many messages were written; none: writing failed, for good.
  using Done = std::function<void(size_t written)>;

  // Writes some of the first of `waiting`, which isn't empty. Those stay where they are until `done` is
  // called.
  virtual void Write(const std::deque<std::string>& waiting, Done done) = 0;

  // Cuts a write that is under way short; `done` is called all the same.
  virtual void Close() = 0;
};

// Messages on their way out. The first is written at once, by Push(); what is pushed while a write is under
// way travels together.
class WriteQueue : public std::enable_shared_from_this<WriteQueue> {
 public:
  WriteQueue(const boost::asio::any_io_executor& executor, std::unique_ptr<MessageSink> sink);

  // Dropped once closed.
  void Push(std::string message);
  size_t bytes() const { return bytes_; }
  bool closed() const { return closed_; }
  Task<void> WaitForBelow(size_t bytes);
  void Close();

 private:
  void WriteMore();
  void Written(size_t count);

  std::deque<std::string> waiting_;
  size_t bytes_ = 0;
  bool writing_ = false;
  bool closed_ = false;
  const std::unique_ptr<MessageSink> sink_;
  // Never expires: cancelled to wake the waiters whenever the queue shrinks.
  boost::asio::steady_timer shrunk_;
};

}  // namespace understudy::transport
