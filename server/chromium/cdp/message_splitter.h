#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/buffer.hpp>

namespace understudy::chromium {

// Cuts what a browser writes into its messages, each ended by a NUL. One above `max_bytes` isn't kept: in
// place of an answer comes one that says so, anything else is left out.
class MessageSplitter {
 public:
  explicit MessageSplitter(size_t max_bytes) : max_bytes_(max_bytes) {}

  // Where the next read goes.
  boost::asio::mutable_buffer Space();
  // So much was read.
  void Filled(size_t bytes) { filled_ += bytes; }
  // The next message that is whole.
  std::optional<std::string> Next();

  bool holds_part() const { return begin_ != filled_ || skipped_ > 0; }
  // The memory it holds.
  size_t capacity() const { return bytes_.capacity(); }

 private:
  std::string_view Unread() const { return std::string_view(bytes_).substr(begin_, filled_ - begin_); }
  std::string Take(size_t length);
  void Skip(size_t length);
  void GiveBack();

  const size_t max_bytes_;
  std::string bytes_;
  size_t begin_ = 0;     // Of the message that isn't complete yet.
  size_t searched_ = 0;  // No end before here.
  size_t filled_ = 0;
  bool end_outstanding_ = false;  // Of a message that was handed out.
  // Of a message that isn't kept: its beginning, and how much of it has gone by.
  std::string head_;
  size_t skipped_ = 0;
};

}  // namespace understudy::chromium
