#include "server/transport/length_prefixed.h"

#include <algorithm>
#include <array>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include <absl/strings/str_cat.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>
#include <boost/endian/conversion.hpp>

#include "server/base/errors.h"
#include "server/transport/descriptor.h"
#include "server/transport/write_queue.h"

namespace understudy::transport {
namespace {

constexpr size_t kPrefixBytes = 4;
constexpr size_t kReadAheadBytes = 64 << 10;
constexpr size_t kFirstAllocationBytes = 1 << 20;
// Two buffers each; Asio passes at most 64 to one writev().
constexpr size_t kMaxMessagesPerWrite = 32;

class DescriptorSink final : public MessageSink {
 public:
  explicit DescriptorSink(Descriptor descriptor) : descriptor_(std::move(descriptor)) {}

  // As many as are waiting leave with one system call.
  void Write(const std::deque<std::string>& waiting, Done done) override {
    const size_t count = std::min(waiting.size(), kMaxMessagesPerWrite);
    std::vector<boost::asio::const_buffer> buffers;
    buffers.reserve(2 * count);
    for (size_t i = 0; i < count; ++i) {
      boost::endian::store_little_u32(prefixes_[i].data(), static_cast<uint32_t>(waiting[i].size()));
      buffers.push_back(boost::asio::buffer(prefixes_[i]));
      buffers.push_back(boost::asio::buffer(waiting[i]));
    }
    boost::asio::async_write(descriptor_.stream(), std::move(buffers),
                             [done = std::move(done), count](boost::system::error_code error, size_t) {
                               done(error ? 0 : count);
                             });
  }

  void Close() override { descriptor_.Close(); }

 private:
  Descriptor descriptor_;
  // Of the messages that are being written.
  std::array<std::array<unsigned char, kPrefixBytes>, kMaxMessagesPerWrite> prefixes_;
};

class LengthPrefixedTransport final : public MessageTransport {
 public:
  LengthPrefixedTransport(Descriptor input, Ref<WriteQueue> output, size_t max_bytes)
      : input_(std::move(input)), output_(std::move(output)), max_bytes_(max_bytes) {}
  ~LengthPrefixedTransport() override { Close(); }

  Task<absl::StatusOr<std::optional<std::string>>> Receive() override {
    std::array<unsigned char, kPrefixBytes> prefix;
    ASSIGN_OR_CO_RETURN(const size_t prefix_bytes,
                        co_await Read(reinterpret_cast<char*>(prefix.data()), kPrefixBytes));
    if (prefix_bytes == 0) co_return std::nullopt;
    if (prefix_bytes < kPrefixBytes) co_return Truncated();

    const size_t length = boost::endian::load_little_u32(prefix.data());
    if (length == 0) co_return absl::InvalidArgumentError("a message of 0 bytes");
    if (length > max_bytes_) {
      co_return absl::ResourceExhaustedError(
          absl::StrCat("a message of ", length, " bytes, above the limit of ", max_bytes_));
    }
    std::string message;
    while (message.size() < length) {
      const size_t have = message.size();
      message.resize(std::min(length, std::max(2 * have, kFirstAllocationBytes)));
      const size_t wanted = message.size() - have;
      ASSIGN_OR_CO_RETURN(const size_t got, co_await Read(message.data() + have, wanted));
      if (got < wanted) co_return Truncated();
    }
    co_return message;
  }

  void Send(std::string message) override { output_->Push(std::move(message)); }
  size_t QueuedBytes() const override { return output_->bytes(); }
  Task<void> WaitForQueueBelow(size_t bytes) override { return output_->WaitForBelow(bytes); }

  void Close() override {
    input_.Close();
    output_->Close();
  }

 private:
  static absl::Status Truncated() { return absl::DataLossError("the input ended within a message"); }

  // Fills `out`; less than `wanted` at the end of the input.
  Task<absl::StatusOr<size_t>> Read(char* out, size_t wanted) {
    size_t done = 0;
    while (done < wanted) {
      if (ahead_begin_ < ahead_end_) {
        const size_t take = std::min(wanted - done, ahead_end_ - ahead_begin_);
        std::copy_n(ahead_.data() + ahead_begin_, take, out + done);
        ahead_begin_ += take;
        done += take;
        continue;
      }
      // What is large goes straight to its place, what is small comes with its successors.
      const bool direct = wanted - done >= kReadAheadBytes;
      const auto buffer =
          direct ? boost::asio::buffer(out + done, wanted - done) : boost::asio::buffer(ahead_);
      const auto [error, bytes] =
          co_await input_.stream().async_read_some(buffer, boost::asio::as_tuple(boost::asio::use_awaitable));
      if (error == boost::asio::error::eof) break;
      if (error) co_return absl::UnavailableError(absl::StrCat("reading failed: ", error.message()));
      if (direct) {
        done += bytes;
      } else {
        ahead_begin_ = 0;
        ahead_end_ = bytes;
      }
    }
    co_return done;
  }

  Descriptor input_;
  Ref<WriteQueue> output_;
  const size_t max_bytes_;
  std::array<char, kReadAheadBytes> ahead_;
  size_t ahead_begin_ = 0;
  size_t ahead_end_ = 0;
};

}  // namespace

absl::StatusOr<std::unique_ptr<MessageTransport>> NewLengthPrefixedTransport(
    const boost::asio::any_io_executor& executor, int read_fd, int write_fd, size_t max_bytes) {
  ASSIGN_OR_RETURN(Descriptor input, Descriptor::Duplicate(executor, read_fd));
  ASSIGN_OR_RETURN(Descriptor output, Descriptor::Duplicate(executor, write_fd));
  return std::make_unique<LengthPrefixedTransport>(
      std::move(input),
      std::make_shared<WriteQueue>(executor, std::make_unique<DescriptorSink>(std::move(output))), max_bytes);
}

}  // namespace understudy::transport
