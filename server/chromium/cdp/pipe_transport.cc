#include "server/chromium/cdp/pipe_transport.h"

#include <algorithm>
#include <cstring>
#include <deque>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include "server/base/errors.h"

namespace understudy::chromium {
namespace {

namespace asio = boost::asio;

constexpr size_t kMinimumRead = 64 << 10;
// As many messages as leave with one system call.
constexpr size_t kMostAtOnce = 64;
constexpr char kEnd = '\0';

// Whether every bracket of the JSON text is closed; that alone makes the text whole, be it valid or not.
bool IsWholeObject(std::string_view text) {
  if (!text.starts_with('{') || !text.ends_with('}')) return false;
  int depth = 0;
  bool in_string = false;
  for (size_t i = 0; i < text.size(); ++i) {
    switch (text[i]) {
      case '"':
        in_string = !in_string;
        break;
      case '\\':
        ++i;  // Of no account wherever it escapes something.
        break;
      case '{':
        depth += in_string ? 0 : 1;
        break;
      case '}':
        depth -= in_string ? 0 : 1;
        break;
    }
  }
  return !in_string && depth == 0;
}

// The bytes read and not yet handed out, and where the next message begins.
class ReadBuffer {
 public:
  // Where the next read goes; grows with what arrives.
  asio::mutable_buffer Space() {
    if (begin_ == filled_) begin_ = searched_ = filled_ = 0;
    if (bytes_.size() - filled_ < kMinimumRead && begin_ > 0) {
      std::memmove(bytes_.data(), bytes_.data() + begin_, filled_ - begin_);
      filled_ -= begin_;
      searched_ -= begin_;
      begin_ = 0;
    }
    if (bytes_.size() - filled_ < kMinimumRead) bytes_.resize(std::max(2 * bytes_.size(), kMinimumRead));
    return asio::buffer(bytes_.data() + filled_, bytes_.size() - filled_);
  }
  void Filled(size_t bytes) { filled_ += bytes; }
  bool holds_part() const { return begin_ != filled_; }

  std::optional<std::string> Next() {
    if (end_outstanding_ && begin_ != filled_) {
      end_outstanding_ = false;
      if (bytes_[begin_] == kEnd) searched_ = ++begin_;
    }
    const void* end =
        searched_ == filled_ ? nullptr : std::memchr(bytes_.data() + searched_, kEnd, filled_ - searched_);
    if (!end) {
      searched_ = filled_;
      // The browser writes a message and its end separately, and may have to wait in between.
      std::string_view text(bytes_.data() + begin_, filled_ - begin_);
      if (text.size() > kMostExaminedBytes || !IsWholeObject(text)) return std::nullopt;
      end_outstanding_ = true;
      begin_ = filled_;
      return std::string(text);
    }
    const char* begin = bytes_.data() + begin_;
    std::string message(begin, static_cast<const char*>(end));
    begin_ = searched_ = begin_ + message.size() + 1;
    // One huge message shouldn't keep its memory for the rest of the session.
    if (begin_ == filled_ && bytes_.size() > kKeptBytes) {
      bytes_ = {};
      begin_ = searched_ = filled_ = 0;
    }
    return message;
  }

 private:
  static constexpr size_t kKeptBytes = 1 << 20;
  // Looking at every character of what is larger would cost more than its end is late.
  static constexpr size_t kMostExaminedBytes = 4 << 10;

  std::vector<char> bytes_;
  size_t begin_ = 0;     // Of the message that isn't complete yet.
  size_t searched_ = 0;  // No end before here.
  size_t filled_ = 0;
  bool end_outstanding_ = false;  // Of a message that was handed out.
};

// Messages on their way out. Its own object, because a write under way outlives the transport.
class Writer : public std::enable_shared_from_this<Writer> {
 public:
  Writer(const asio::any_io_executor& executor, int fd)
      : descriptor_(executor, fd), shrunk_(executor, asio::steady_timer::time_point::max()) {}

  void Push(std::string message) {
    if (!descriptor_.is_open()) return;
    bytes_ += message.size() + 1;
    queue_.push_back(std::move(message));
    if (!writing_) WriteMore();
  }

  size_t bytes() const { return bytes_; }

  Task<void> WaitForBelow(size_t bytes) {
    const auto self = shared_from_this();
    while (descriptor_.is_open() && bytes_ > bytes) {
      co_await shrunk_.async_wait(asio::as_tuple(asio::use_awaitable));
    }
  }

  void Close() {
    boost::system::error_code ignored;
    descriptor_.close(ignored);
    if (!writing_) queue_.clear();
    bytes_ = 0;
    shrunk_.cancel();
  }

 private:
  void WriteMore() {
    writing_ = true;
    std::vector<asio::const_buffer> buffers;
    const size_t messages = std::min(queue_.size(), kMostAtOnce);
    for (size_t i = 0; i < messages; ++i) {
      // A string's terminator is the message's.
      buffers.push_back(asio::buffer(queue_[i].c_str(), queue_[i].size() + 1));
    }
    asio::async_write(descriptor_, buffers,
                      [self = shared_from_this(), messages](boost::system::error_code error, size_t) {
                        self->Written(error, messages);
                      });
  }

  void Written(boost::system::error_code error, size_t messages) {
    writing_ = false;
    if (error || !descriptor_.is_open()) {
      queue_.clear();
      Close();
      return;
    }
    for (size_t i = 0; i < messages; ++i) {
      bytes_ -= queue_.front().size() + 1;
      queue_.pop_front();
    }
    shrunk_.cancel();
    if (!queue_.empty()) WriteMore();
  }

  asio::posix::stream_descriptor descriptor_;
  std::deque<std::string> queue_;
  size_t bytes_ = 0;
  bool writing_ = false;
  // Never expires: cancelled to wake the waiters whenever the queue shrinks.
  asio::steady_timer shrunk_;
};

class PipeTransport : public transport::MessageTransport {
 public:
  PipeTransport(const asio::any_io_executor& executor, int read_fd, int write_fd)
      : reader_(executor, read_fd), writer_(std::make_shared<Writer>(executor, write_fd)) {}
  ~PipeTransport() override { writer_->Close(); }

  Task<absl::StatusOr<std::optional<std::string>>> Receive() override {
    while (true) {
      if (std::optional<std::string> message = buffer_.Next()) co_return std::move(message);
      if (!reader_.is_open()) co_return absl::UnavailableError("the pipe was closed");
      const auto [error, bytes] =
          co_await reader_.async_read_some(buffer_.Space(), asio::as_tuple(asio::use_awaitable));
      if (error == asio::error::eof) {
        if (buffer_.holds_part()) co_return absl::DataLossError("the pipe ended within a message");
        co_return std::nullopt;
      }
      if (error) co_return absl::UnavailableError(error.message());
      buffer_.Filled(bytes);
    }
  }

  void Send(std::string message) override { writer_->Push(std::move(message)); }
  size_t QueuedBytes() const override { return writer_->bytes(); }
  Task<void> WaitForQueueBelow(size_t bytes) override { return writer_->WaitForBelow(bytes); }

  void Close() override {
    boost::system::error_code ignored;
    reader_.close(ignored);
    writer_->Close();
  }

 private:
  asio::posix::stream_descriptor reader_;
  ReadBuffer buffer_;
  std::shared_ptr<Writer> writer_;
};

}  // namespace

std::unique_ptr<transport::MessageTransport> NewPipeTransport(const asio::any_io_executor& executor,
                                                              int read_fd, int write_fd) {
  return std::make_unique<PipeTransport>(executor, read_fd, write_fd);
}

}  // namespace understudy::chromium
