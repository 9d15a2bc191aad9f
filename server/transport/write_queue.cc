#include "server/transport/write_queue.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/write.hpp>
#include <boost/endian/conversion.hpp>
#include <boost/system/system_error.hpp>

namespace understudy::transport {
namespace {

// Two buffers each; Asio passes at most 64 to one writev().
constexpr size_t kMaxEntriesPerWrite = 32;

}  // namespace

WriteQueue::WriteQueue(const boost::asio::any_io_executor& executor, Descriptor descriptor)
    : executor_(executor),
      descriptor_(std::move(descriptor)),
      shrunk_(executor, boost::asio::steady_timer::time_point::max()) {}

void WriteQueue::Push(std::string message) {
  if (closed_) return;
  Entry& entry = entries_.emplace_back();
  boost::endian::store_little_u32(entry.length.data(), static_cast<uint32_t>(message.size()));
  entry.message = std::move(message);
  bytes_ += entry.message.size();
  if (std::exchange(writing_, true)) return;
  // At the end of this turn of the event loop: what it says travels together, and after what it tells others.
  boost::asio::post(executor_, [self = shared_from_this()] { self->WriteMore(); });
}

void WriteQueue::WriteMore() {
  if (closed_) return Written(0);
  const size_t count = std::min(entries_.size(), kMaxEntriesPerWrite);
  std::vector<boost::asio::const_buffer> buffers;
  buffers.reserve(2 * count);
  for (size_t i = 0; i < count; ++i) {
    buffers.push_back(boost::asio::buffer(entries_[i].length));
    buffers.push_back(boost::asio::buffer(entries_[i].message));
  }
  boost::asio::async_write(descriptor_.stream(), std::move(buffers),
                           [self = shared_from_this(), count](boost::system::error_code error, size_t) {
                             if (error) self->Close();
                             self->Written(count);
                           });
}

void WriteQueue::Written(size_t entries) {
  if (closed_) {
    writing_ = false;
    entries_.clear();
    bytes_ = 0;
    return;
  }
  for (; entries > 0; --entries) {
    bytes_ -= entries_.front().message.size();
    entries_.pop_front();
  }
  shrunk_.cancel();
  writing_ = !entries_.empty();
  if (writing_) WriteMore();
}

Task<void> WriteQueue::WaitForBelow(size_t bytes) {
  const Ref<WriteQueue> self = shared_from_this();
  while (!closed_ && bytes_ > bytes) {
    co_await shrunk_.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
    const auto cancellation = co_await boost::asio::this_coro::cancellation_state;
    if (cancellation.cancelled() != boost::asio::cancellation_type::none) {
      throw boost::system::system_error(boost::asio::error::operation_aborted);
    }
  }
}

void WriteQueue::Close() {
  if (closed_) return;
  closed_ = true;
  descriptor_.Close();
  // The entries of a write under way stay until its handler ran.
  if (!writing_) entries_.clear();
  bytes_ = 0;
  shrunk_.cancel();
}

}  // namespace understudy::transport
