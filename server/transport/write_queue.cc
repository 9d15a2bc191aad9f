#include "server/transport/write_queue.h"

#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/system/system_error.hpp>

namespace understudy::transport {
namespace {

constexpr size_t kSmallBytes = 4 << 10;

}  // namespace

WriteQueue::WriteQueue(const boost::asio::any_io_executor& executor, std::unique_ptr<MessageSink> sink)
    : sink_(std::move(sink)), shrunk_(executor, boost::asio::steady_timer::time_point::max()) {}

void WriteQueue::Push(std::string message) {
  if (closed_) return;
  bytes_ += message.size();
  // What has to wait takes no more memory than it says.
  const bool roomy = message.size() > kSmallBytes && message.capacity() - message.size() > message.size() / 4;
  if (writing_ && roomy) message.shrink_to_fit();
  waiting_.push_back(std::move(message));
  if (!writing_) WriteMore();
}

void WriteQueue::WriteMore() {
  if (closed_) return Written(0);
  writing_ = true;
  sink_->Write(waiting_, [self = shared_from_this()](size_t written) { self->Written(written); });
}

void WriteQueue::Written(size_t count) {
  writing_ = false;
  if (count == 0) Close();
  if (closed_) {
    waiting_.clear();
    return;
  }
  for (; count > 0; --count) {
    bytes_ -= waiting_.front().size();
    waiting_.pop_front();
  }
  shrunk_.cancel();
  if (!waiting_.empty()) WriteMore();
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
  sink_->Close();
  // The messages of a write under way stay until it is done.
  if (!writing_) waiting_.clear();
  bytes_ = 0;
  shrunk_.cancel();
}

}  // namespace understudy::transport
