#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <string>

#include <boost/asio/steady_timer.hpp>

#include "server/base/task.h"
#include "server/transport/descriptor.h"

namespace understudy::transport {

// Length-prefixed messages on their way out. As many as are waiting leave with one system call.
class WriteQueue : public std::enable_shared_from_this<WriteQueue> {
 public:
  WriteQueue(const boost::asio::any_io_executor& executor, Descriptor descriptor);

  // `message` must be shorter than 4 GiB. Dropped once closed.
  void Push(std::string message);
  size_t bytes() const { return bytes_; }
  bool closed() const { return closed_; }
  Task<void> WaitForBelow(size_t bytes);
  void Close();

 private:
  struct Entry {
    std::array<unsigned char, 4> length;
    std::string message;
  };

  void WriteMore();
  void Written(size_t entries);

  std::deque<Entry> entries_;
  size_t bytes_ = 0;
  // Or about to.
  bool writing_ = false;
  bool closed_ = false;
  const boost::asio::any_io_executor executor_;
  Descriptor descriptor_;
  // Never expires: cancelled to wake the waiters whenever the queue shrinks.
  boost::asio::steady_timer shrunk_;
};

}  // namespace understudy::transport
