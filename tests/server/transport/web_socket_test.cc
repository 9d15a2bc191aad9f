// The other end is a client that isn't ours, on a real connection.

#include "server/transport/web_socket.h"

#include <memory>
#include <optional>
#include <string>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <gtest/gtest.h>

#include "tests/support/run_task.h"
#include "tests/support/web_socket_peer.h"

namespace understudy::transport {
namespace {

namespace asio = boost::asio;
using Received = absl::StatusOr<std::optional<std::string>>;

class WebSocketTest : public ::testing::Test {
 protected:
  void SetUp() override { Open(kMaxMessageBytes); }
  void TearDown() override {
    transport_.reset();
    peer_.reset();
    io_.restart();
    io_.run();
  }

  void Open(size_t max_bytes) {
    peer_ = std::make_unique<testing::WebSocketPeer>(io_);
    asio::ip::tcp::acceptor acceptor(io_, {asio::ip::address_v4::loopback(), 0});
    auto socket = std::make_unique<WebSocketStream>(peer_->OpenTo(acceptor));
    testing::RunTask(io_, [&]() -> Task<void> { co_await socket->async_accept(asio::use_awaitable); });
    transport_ = NewWebSocketTransport(std::move(socket), max_bytes);
  }
  Received Receive() { return testing::RunTask(io_, transport_->Receive()); }
  // Starts to receive; what came of it, once the loop has run.
  std::shared_ptr<std::optional<Received>> StartReceiving() {
    const auto received = std::make_shared<std::optional<Received>>();
    asio::co_spawn(io_, transport_->Receive(),
                   [received](std::exception_ptr, Received message) { *received = std::move(message); });
    return received;
  }
  void StartFinishing(absl::Status why) {
    asio::co_spawn(io_, transport_->Finish(std::move(why)), [](std::exception_ptr) {});
  }
  // Ends the conversation for that reason; the code that the other end hears.
  int CloseCode(absl::Status why) {
    StartFinishing(std::move(why));
    EXPECT_EQ(peer_->Hear(), std::nullopt);
    return peer_->code();
  }

  asio::io_context io_;
  std::unique_ptr<testing::WebSocketPeer> peer_;
  std::unique_ptr<MessageTransport> transport_;
};

TEST_F(WebSocketTest, CarriesMessagesBothWays) {
  peer_->Say("{\"id\":1}");
  EXPECT_EQ(**Receive(), "{\"id\":1}");
  transport_->Send("one");
  transport_->Send("two");
  EXPECT_EQ(peer_->Hear(), "one");
  EXPECT_EQ(peer_->Hear(), "two");
}

TEST_F(WebSocketTest, RefusesMessagesOfBytes) {
  peer_->Say("{}", /*binary=*/true);
  const absl::Status refused = Receive().status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kUnimplemented);
  EXPECT_EQ(CloseCode(refused), 1003);
}

TEST_F(WebSocketTest, TellsThePeersLastWords) {
  const auto received = StartReceiving();
  peer_->Close("enough");
  io_.restart();
  io_.run();
  ASSERT_TRUE(*received);
  EXPECT_EQ((*received)->status(), absl::AbortedError("enough"));
}

TEST_F(WebSocketTest, TellsThePeerWhatIsWrong) {
  CloseCode(absl::ResourceExhaustedError("a message of " + std::string(200, '9')));
  EXPECT_EQ(peer_->reason(), "a message of " + std::string(110, '9'));
  Open(kMaxMessageBytes);
  CloseCode(absl::UnavailableError("the driver goes away"));
  EXPECT_EQ(peer_->reason(), "");
}

TEST_F(WebSocketTest, CarriesLargeMessages) {
  const std::string large(5 << 20, 'x');
  transport_->Send(large);
  EXPECT_EQ(transport_->QueuedBytes(), large.size());
  EXPECT_EQ(peer_->Hear(), large);
  testing::RunTask(io_, transport_->WaitForQueueBelow(0));
  EXPECT_EQ(transport_->QueuedBytes(), 0u);

  const auto received = StartReceiving();
  peer_->Say(large);
  io_.restart();
  while (!*received && io_.run_one() > 0) {
  }
  EXPECT_EQ(***received, large);
}

TEST_F(WebSocketTest, EndsWhenThePeerCloses) {
  const auto received = StartReceiving();
  peer_->Close();
  EXPECT_EQ(***received, std::nullopt);
}

TEST_F(WebSocketTest, EndsWhenThePeerIsGone) {
  peer_->HangUp();
  EXPECT_EQ(*Receive(), std::nullopt);
}

TEST_F(WebSocketTest, ClosesWithTheReason) {
  EXPECT_EQ(CloseCode(absl::OkStatus()), 1000);
  Open(kMaxMessageBytes);
  EXPECT_EQ(CloseCode(absl::UnavailableError("")), 1001);
  Open(kMaxMessageBytes);
  EXPECT_EQ(CloseCode(absl::InvalidArgumentError("")), 1007);
}

TEST_F(WebSocketTest, ClosesAfterWhatIsQueued) {
  transport_->Send("goodbye");
  StartFinishing(absl::OkStatus());
  EXPECT_EQ(peer_->Hear(), "goodbye");
  EXPECT_EQ(peer_->Hear(), std::nullopt);
  EXPECT_EQ(peer_->code(), 1000);
}

TEST_F(WebSocketTest, EndsAReceiveThatIsUnderWayWhenItFinishes) {
  const auto received = StartReceiving();
  EXPECT_EQ(CloseCode(absl::OkStatus()), 1000);
  io_.restart();
  io_.run();
  ASSERT_TRUE(*received);
  EXPECT_EQ(***received, std::nullopt);
}

TEST_F(WebSocketTest, GivesAPeerThatDoesNotListenAMoment) {
  // More than the machine buffers.
  transport_->Send(std::string(64 << 20, 'x'));
  testing::RunTask(io_, transport_->Finish(absl::OkStatus()));
  EXPECT_EQ(transport_->QueuedBytes(), 0u);
  EXPECT_EQ(*Receive(), std::nullopt);
}

TEST_F(WebSocketTest, EndsReceiveWhenItIsClosed) {
  const auto received = StartReceiving();
  io_.restart();
  io_.poll();
  transport_->Close();
  io_.restart();
  io_.run();
  EXPECT_EQ((*received)->status().code(), absl::StatusCode::kUnavailable);
}

TEST_F(WebSocketTest, ClosesOnAMessageAboveTheLimit) {
  Open(/*max_bytes=*/1000);
  peer_->Say(std::string(1000, 'x'));
  EXPECT_TRUE(Receive().ok());
  peer_->Say(std::string(1001, 'x'));
  const absl::Status refused = Receive().status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(CloseCode(refused), 1009);
}

TEST_F(WebSocketTest, ClosesOnTextThatIsNoUtf8) {
  peer_->Say("\xff");
  const auto received = StartReceiving();
  EXPECT_EQ(peer_->Hear(), std::nullopt);
  EXPECT_EQ(peer_->code(), 1007);
  peer_->HangUp();
  io_.restart();
  io_.run();
  EXPECT_EQ((*received)->status().code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace understudy::transport
