#include "server/chromium/cdp/pipe_transport.h"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <string>
#include <unistd.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include "tests/support/run_task.h"

namespace understudy::chromium {
namespace {

using testing::RunTask;

class PipeTransportTest : public ::testing::Test {
 protected:
  PipeTransportTest() {
    std::signal(SIGPIPE, SIG_IGN);
    std::array<int, 2> in{}, out{};
    EXPECT_EQ(pipe2(in.data(), O_CLOEXEC), 0);
    EXPECT_EQ(pipe2(out.data(), O_CLOEXEC), 0);
    transport_ = NewPipeTransport(loop_.get_executor(), in[0], out[1]);
    to_driver_ = in[1];
    from_driver_ = out[0];
  }
  ~PipeTransportTest() override {
    HangUp();
    if (from_driver_ >= 0) close(from_driver_);
  }

  void Write(std::string_view bytes) {
    ASSERT_EQ(write(to_driver_, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  }
  void HangUp() {
    if (to_driver_ >= 0) close(to_driver_);
    to_driver_ = -1;
  }
  std::string Receive() {
    const auto message = RunTask(loop_, transport_->Receive());
    if (!message.ok()) return std::string(absl::StatusCodeToString(message.status().code()));
    return message->value_or("END");
  }

  boost::asio::io_context loop_;
  std::unique_ptr<transport::MessageTransport> transport_;
  int to_driver_ = -1;
  int from_driver_ = -1;
};

TEST_F(PipeTransportTest, SplitsMessagesHoweverTheyArrive) {
  Write(std::string_view("{1}\0{2}\0{", 9));
  EXPECT_EQ(Receive(), "{1}");
  EXPECT_EQ(Receive(), "{2}");
  Write(std::string_view("3}\0", 3));
  EXPECT_EQ(Receive(), "{3}");
  HangUp();
  EXPECT_EQ(Receive(), "END");
}

TEST_F(PipeTransportTest, DoesNotWaitForTheEndOfASmallObjectThatIsWhole) {
  Write(R"({"a":{"b":"\"}{"}})");
  EXPECT_EQ(Receive(), R"({"a":{"b":"\"}{"}})");
  Write(std::string_view("\0{2}\0", 5));
  EXPECT_EQ(Receive(), "{2}");
  Write("{3}");
  EXPECT_EQ(Receive(), "{3}");
  HangUp();
  EXPECT_EQ(Receive(), "END");
}

TEST_F(PipeTransportTest, ABracketInAStringDoesNotMakeAnObjectWhole) {
  std::string received;
  boost::asio::co_spawn(
      loop_, [&]() -> Task<void> { received = (co_await transport_->Receive())->value_or("END"); },
      boost::asio::detached);
  std::string whole;
  for (std::string_view piece : {R"({"a":"})", R"(}","b":{})", R"(,"c":"\"})", R"("})"}) {
    EXPECT_EQ(received, "") << whole;
    whole += piece;
    Write(piece);
    loop_.restart();
    loop_.poll();
  }
  EXPECT_EQ(received, whole);
}

TEST_F(PipeTransportTest, AnEndWithinAMessageIsDataLoss) {
  Write("{half");
  HangUp();
  EXPECT_EQ(Receive(), "DATA_LOSS");
}

TEST_F(PipeTransportTest, CarriesMessagesLargerThanThePipe) {
  const std::string large(8 << 20, 'x');
  transport_->Send(large);
  transport_->Send("next");
  EXPECT_GT(transport_->QueuedBytes(), large.size());

  // The other end of the pipes is a transport of the same kind.
  const auto other =
      NewPipeTransport(loop_.get_executor(), std::exchange(from_driver_, -1), std::exchange(to_driver_, -1));
  auto received = RunTask(loop_, other->Receive());
  ASSERT_TRUE(received.ok() && *received);
  EXPECT_TRUE(**received == large);
  received = RunTask(loop_, other->Receive());
  ASSERT_TRUE(received.ok() && *received);
  EXPECT_EQ(**received, "next");
  RunTask(loop_, transport_->WaitForQueueBelow(0));
  EXPECT_EQ(transport_->QueuedBytes(), 0u);
}

TEST_F(PipeTransportTest, WritingToAPeerThatIsGoneIsHarmless) {
  close(std::exchange(from_driver_, -1));
  transport_->Send("lost");
  RunTask(loop_, transport_->WaitForQueueBelow(0));
  transport_->Send("lost as well");
  EXPECT_EQ(transport_->QueuedBytes(), 0u);
}

TEST_F(PipeTransportTest, CloseEndsTheWait) {
  RunTask(loop_, [&]() -> Task<void> {
    boost::asio::post(co_await boost::asio::this_coro::executor, [&] { transport_->Close(); });
    const auto message = co_await transport_->Receive();
    EXPECT_EQ(message.status().code(), absl::StatusCode::kUnavailable);
  });
}

}  // namespace
}  // namespace understudy::chromium
