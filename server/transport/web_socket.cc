#include "server/transport/web_socket.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <optional>
#include <string>
#include <sys/socket.h>
#include <tuple>
#include <utility>

#include <absl/strings/str_cat.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/base/string_view.h"
#include "server/transport/write_queue.h"

namespace understudy::transport {
namespace {

namespace asio = boost::asio;
namespace websocket = boost::beast::websocket;

constexpr auto kWait = asio::as_tuple(asio::use_awaitable);
constexpr size_t kFirstAllocationBytes = 1 << 20;
// How long a peer may take to see what was sent last and to say goodbye.
constexpr std::chrono::seconds kGoodbye(2);

// A peer whose machine is gone is noticed within a minute and a half.
constexpr int kSecondsUntilProbe = 60;
constexpr int kSecondsBetweenProbes = 10;
constexpr int kProbes = 3;

void Prepare(WebSocketStream& socket) {
  // Whoever is connected stays so, however long neither side has anything to say.
  socket.set_option(websocket::stream_base::timeout{.handshake_timeout = kGoodbye,
                                                    .idle_timeout = websocket::stream_base::none(),
                                                    .keep_alive_pings = false});
  // Receive() counts itself: who sends too much is told so in words.
  socket.read_message_max(0);
  socket.auto_fragment(false);
  socket.text(true);
  const int fd = boost::beast::get_lowest_layer(socket).socket().native_handle();
  const auto set = [fd](int level, int option, int value) {
    setsockopt(fd, level, option, &value, sizeof(value));
  };
  set(IPPROTO_TCP, TCP_NODELAY, 1);
  set(SOL_SOCKET, SO_KEEPALIVE, 1);
  set(IPPROTO_TCP, TCP_KEEPIDLE, kSecondsUntilProbe);
  set(IPPROTO_TCP, TCP_KEEPINTVL, kSecondsBetweenProbes);
  set(IPPROTO_TCP, TCP_KEEPCNT, kProbes);
}

void CloseNow(WebSocketStream& socket) { boost::beast::get_lowest_layer(socket).close(); }

websocket::close_code CodeFor(const absl::Status& why) {
  switch (why.code()) {
    case absl::StatusCode::kOk:
      return websocket::close_code::normal;
    case absl::StatusCode::kUnavailable:
      return websocket::close_code::going_away;
    case absl::StatusCode::kUnimplemented:
      return websocket::close_code::unknown_data;
    case absl::StatusCode::kInvalidArgument:
      return websocket::close_code::bad_payload;
    case absl::StatusCode::kResourceExhausted:
      return websocket::close_code::too_big;
    default:
      return websocket::close_code::internal_error;
  }
}

// What is wrong with the peer's messages is told in words.
websocket::close_reason ReasonFor(const absl::Status& why) {
  websocket::close_reason reason(CodeFor(why));
  const bool goes = why.ok() || absl::IsUnavailable(why);
  if (!goes) {
    const auto words = why.message().substr(0, websocket::reason_string::static_capacity);
    reason.reason.assign(words.data(), words.size());
  }
  return reason;
}

class WebSocketSink final : public MessageSink {
 public:
  explicit WebSocketSink(Ref<WebSocketStream> socket) : socket_(std::move(socket)) {}

  void Write(const std::deque<std::string>& waiting, Done done) override {
    socket_->async_write(
        asio::buffer(waiting.front()),
        [done = std::move(done)](boost::system::error_code error, size_t) { done(error ? 0 : 1); });
  }
  void Close() override { CloseNow(*socket_); }

 private:
  const Ref<WebSocketStream> socket_;
};

class WebSocketTransport final : public MessageTransport {
 public:
  WebSocketTransport(Ref<WebSocketStream> socket, size_t max_bytes)
      : socket_(std::move(socket)),
        max_bytes_(max_bytes),
        output_(
            std::make_shared<WriteQueue>(socket_->get_executor(), std::make_unique<WebSocketSink>(socket_))) {
    Prepare(*socket_);
  }
  ~WebSocketTransport() override { Close(); }

  Task<absl::StatusOr<std::optional<std::string>>> Receive() override {
    const Ref<WebSocketStream> socket = socket_;
    std::string message;
    auto buffer = asio::dynamic_buffer(message);
    boost::system::error_code error;
    do {
      // Memory grows with what arrives, never with the length announced.
      const size_t limit = std::max(message.size(), kFirstAllocationBytes);
      std::tie(error, std::ignore) = co_await socket->async_read_some(buffer, limit, kWait);
    } while (!error && !socket->got_binary() && message.size() <= max_bytes_ && !socket->is_message_done());
    if (!error && socket->got_binary()) co_return absl::UnimplementedError("a message of bytes, not of text");
    if (message.size() > max_bytes_) {
      co_return absl::ResourceExhaustedError(
          absl::StrCat("a message above the limit of ", max_bytes_, " bytes"));
    }
    if (!error) co_return message;
    // However the connection itself ends after the peer's goodbye.
    if (!socket->reason().reason.empty() && !finishing_) {
      co_return absl::AbortedError(Abseil({socket->reason().reason.data(), socket->reason().reason.size()}));
    }
    if (error == websocket::error::closed || finishing_) co_return std::nullopt;
    if (error == asio::error::eof || error == asio::error::connection_reset) {
      if (message.empty()) co_return std::nullopt;
      co_return absl::DataLossError("the input ended within a message");
    }
    if (error == websocket::condition::protocol_violation) {
      co_return absl::InvalidArgumentError(absl::StrCat("no WebSocket frame: ", error.message()));
    }
    co_return absl::UnavailableError(absl::StrCat("reading failed: ", error.message()));
  }

  void Send(std::string message) override { output_->Push(std::move(message)); }
  size_t QueuedBytes() const override { return output_->bytes(); }
  Task<void> WaitForQueueBelow(size_t bytes) override { return output_->WaitForBelow(bytes); }
  void Close() override { output_->Close(); }

  Task<void> Finish(absl::Status why) override {
    if (std::exchange(finishing_, true)) co_return;
    const Ref<WebSocketStream> socket = socket_;
    const Ref<WriteQueue> output = output_;
    asio::steady_timer patience(socket->get_executor(), kGoodbye);
    patience.async_wait([output](boost::system::error_code error) {
      if (!error) output->Close();
    });
    co_await output->WaitForBelow(0);
    if (!output->closed() && socket->is_open()) co_await socket->async_close(ReasonFor(why), kWait);
    output->Close();
  }

 private:
  const Ref<WebSocketStream> socket_;
  const size_t max_bytes_;
  const Ref<WriteQueue> output_;
  bool finishing_ = false;
};

}  // namespace

std::unique_ptr<MessageTransport> NewWebSocketTransport(std::unique_ptr<WebSocketStream> socket,
                                                        size_t max_bytes) {
  return std::make_unique<WebSocketTransport>(std::move(socket), max_bytes);
}

}  // namespace understudy::transport
