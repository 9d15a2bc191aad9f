#include "server/chromium/cdp/pipe_transport.h"

#include <algorithm>
#include <deque>
#include <utility>
#include <vector>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/write.hpp>

#include "server/base/errors.h"
#include "server/chromium/cdp/message_splitter.h"
#include "server/transport/write_queue.h"

namespace understudy::chromium {
namespace {

namespace asio = boost::asio;

// As many messages as leave with one system call.
constexpr size_t kMostAtOnce = 64;

class PipeSink final : public transport::MessageSink {
 public:
  PipeSink(const asio::any_io_executor& executor, int fd) : descriptor_(executor, fd) {}

  void Write(const std::deque<std::string>& waiting, Done done) override {
    const size_t count = std::min(waiting.size(), kMostAtOnce);
    std::vector<asio::const_buffer> buffers;
    // A string's terminator is the message's.
    for (size_t i = 0; i < count; ++i)
      buffers.push_back(asio::buffer(waiting[i].c_str(), waiting[i].size() + 1));
    asio::async_write(descriptor_, std::move(buffers),
                      [done = std::move(done), count](boost::system::error_code error, size_t) {
                        done(error ? 0 : count);
                      });
  }

  void Close() override {
    boost::system::error_code ignored;
    descriptor_.close(ignored);
  }

 private:
  asio::posix::stream_descriptor descriptor_;
};

class PipeTransport : public transport::MessageTransport {
 public:
  PipeTransport(const asio::any_io_executor& executor, int read_fd, int write_fd, size_t max_bytes)
      : input_(executor, read_fd),
        splitter_(max_bytes),
        output_(std::make_shared<transport::WriteQueue>(executor,
                                                        std::make_unique<PipeSink>(executor, write_fd))) {}
  ~PipeTransport() override { output_->Close(); }

  Task<absl::StatusOr<std::optional<std::string>>> Receive() override {
    while (true) {
      if (std::optional<std::string> message = splitter_.Next()) co_return std::move(message);
      if (!input_.is_open()) co_return absl::UnavailableError("the pipe was closed");
      const auto [error, bytes] =
          co_await input_.async_read_some(splitter_.Space(), asio::as_tuple(asio::use_awaitable));
      if (error == asio::error::eof) {
        if (splitter_.holds_part()) co_return absl::DataLossError("the pipe ended within a message");
        co_return std::nullopt;
      }
      if (error) co_return absl::UnavailableError(error.message());
      splitter_.Filled(bytes);
    }
  }

  void Send(std::string message) override { output_->Push(std::move(message)); }
  size_t QueuedBytes() const override { return output_->bytes(); }
  Task<void> WaitForQueueBelow(size_t bytes) override { return output_->WaitForBelow(bytes); }

  void Close() override {
    boost::system::error_code ignored;
    input_.close(ignored);
    output_->Close();
  }

 private:
  asio::posix::stream_descriptor input_;
  MessageSplitter splitter_;
  const Ref<transport::WriteQueue> output_;
};

}  // namespace

std::unique_ptr<transport::MessageTransport> NewPipeTransport(const asio::any_io_executor& executor,
                                                              int read_fd, int write_fd, size_t max_bytes) {
  return std::make_unique<PipeTransport>(executor, read_fd, write_fd, max_bytes);
}

}  // namespace understudy::chromium
