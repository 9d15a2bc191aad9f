#include "server/transport/length_prefixed.h"

#include <array>
#include <cstdio>
#include <fcntl.h>
#include <memory>
#include <optional>
#include <string>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace understudy::transport {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string Frame(const std::string& message) {
  const auto size = static_cast<uint32_t>(message.size());
  std::string frame;
  for (int shift = 0; shift < 32; shift += 8) frame += static_cast<char>(size >> shift & 0xff);
  return frame + message;
}

// The far end of a transport: two pipes, or one socket.
class LengthPrefixedTransport : public testing::Test {
 protected:
  void SetUp() override {
    std::array<int, 2> in;
    std::array<int, 2> out;
    ASSERT_EQ(pipe2(in.data(), O_CLOEXEC), 0);
    ASSERT_EQ(pipe2(out.data(), O_CLOEXEC), 0);
    to_transport_ = in[1];
    from_transport_ = out[0];
    Open(in[0], out[1]);
    close(in[0]);
    close(out[1]);
  }

  void TearDown() override {
    transport_.reset();
    HangUp();
    if (from_transport_ >= 0) close(from_transport_);
  }

  void Open(int read_fd, int write_fd, size_t max_bytes = kMaxMessageBytes) {
    auto transport = NewLengthPrefixedTransport(io_.get_executor(), read_fd, write_fd, max_bytes);
    ASSERT_TRUE(transport.ok()) << transport.status();
    transport_ = *std::move(transport);
  }

  // Reopens the input with another limit.
  void SetLimit(size_t max_bytes) {
    HangUp();
    std::array<int, 2> in;
    ASSERT_EQ(pipe2(in.data(), O_CLOEXEC), 0);
    to_transport_ = in[1];
    const int out = open("/dev/null", O_WRONLY | O_CLOEXEC);
    Open(in[0], out, max_bytes);
    close(in[0]);
    close(out);
  }

  void Write(const std::string& bytes) {
    ASSERT_EQ(write(to_transport_, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  }

  void HangUp() {
    if (to_transport_ >= 0) close(to_transport_);
    to_transport_ = -1;
  }

  // Receives until the input ends or fails; what came, and how it ended.
  std::vector<std::string> ReceiveAll() {
    std::vector<std::string> messages;
    io_.restart();
    boost::asio::co_spawn(
        io_,
        [&]() -> Task<void> {
          for (;;) {
            absl::StatusOr<std::optional<std::string>> message = co_await transport_->Receive();
            end_ = message.status();
            if (!message.ok() || !*message) co_return;
            messages.push_back(**std::move(message));
          }
        },
        boost::asio::detached);
    io_.run();
    return messages;
  }

  std::string ReadFromTransport(size_t bytes) {
    std::string text(bytes, '\0');
    size_t done = 0;
    while (done < bytes) {
      io_.restart();
      io_.poll();
      const ssize_t got = read(from_transport_, text.data() + done, bytes - done);
      if (got <= 0) break;
      done += static_cast<size_t>(got);
    }
    text.resize(done);
    return text;
  }

  boost::asio::io_context io_;
  std::unique_ptr<MessageTransport> transport_;
  absl::Status end_;
  int to_transport_ = -1;
  int from_transport_ = -1;
};

TEST_F(LengthPrefixedTransport, ReceivesMessagesThatArriveTogether) {
  Write(Frame("{}") + Frame("[1,2]"));
  HangUp();
  EXPECT_THAT(ReceiveAll(), ElementsAre("{}", "[1,2]"));
  EXPECT_TRUE(end_.ok()) << end_;
}

TEST_F(LengthPrefixedTransport, ReceivesAMessageThatArrivesByteByByte) {
  std::vector<std::string> messages;
  boost::asio::co_spawn(
      io_,
      [&]() -> Task<void> {
        absl::StatusOr<std::optional<std::string>> message = co_await transport_->Receive();
        messages.push_back(**message);
      },
      boost::asio::detached);
  for (const char byte : Frame("{\"id\":1}")) {
    io_.poll();
    EXPECT_TRUE(messages.empty());
    Write(std::string(1, byte));
  }
  io_.run();
  EXPECT_THAT(messages, ElementsAre("{\"id\":1}"));
}

TEST_F(LengthPrefixedTransport, ReceivesFromAFile) {
  std::FILE* file = std::tmpfile();
  const std::string frames = Frame("{\"a\":1}") + Frame(std::string(200000, 'x'));
  ASSERT_EQ(std::fwrite(frames.data(), 1, frames.size(), file), frames.size());
  std::rewind(file);
  const int out = open("/dev/null", O_WRONLY | O_CLOEXEC);
  Open(fileno(file), out);
  EXPECT_THAT(ReceiveAll(), ElementsAre("{\"a\":1}", std::string(200000, 'x')));
  EXPECT_TRUE(end_.ok()) << end_;
  std::fclose(file);
  close(out);
}

TEST_F(LengthPrefixedTransport, TalksOverASocket) {
  std::array<int, 2> ends;
  ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()), 0);
  Open(ends[0], ends[0]);
  transport_->Send("out");
  const std::string in = Frame("in");
  ASSERT_EQ(write(ends[1], in.data(), in.size()), static_cast<ssize_t>(in.size()));
  shutdown(ends[1], SHUT_WR);
  EXPECT_THAT(ReceiveAll(), ElementsAre("in"));
  std::string out(7, '\0');
  EXPECT_EQ(read(ends[1], out.data(), out.size()), 7);
  EXPECT_EQ(out, Frame("out"));
  close(ends[0]);
  close(ends[1]);
}

TEST_F(LengthPrefixedTransport, RefusesAnEmptyMessage) {
  Write(Frame("") + Frame("{}"));
  EXPECT_THAT(ReceiveAll(), ElementsAre());
  EXPECT_EQ(end_, absl::InvalidArgumentError("a message of 0 bytes"));
}

TEST_F(LengthPrefixedTransport, RefusesAMessageAboveTheLimit) {
  SetLimit(8);
  Write(Frame("12345678") + Frame("123456789"));
  EXPECT_THAT(ReceiveAll(), ElementsAre("12345678"));
  EXPECT_EQ(end_, absl::ResourceExhaustedError("a message of 9 bytes, above the limit of 8"));
}

TEST_F(LengthPrefixedTransport, TellsAnInputThatEndsWithinAMessageFromOneThatEndsAfterIt) {
  Write(Frame("{}") + Frame("{\"id\":1}").substr(0, 7));
  HangUp();
  EXPECT_THAT(ReceiveAll(), ElementsAre("{}"));
  EXPECT_TRUE(absl::IsDataLoss(end_)) << end_;
}

TEST_F(LengthPrefixedTransport, TellsAnInputThatEndsWithinALength) {
  Write("\x05");
  HangUp();
  EXPECT_THAT(ReceiveAll(), ElementsAre());
  EXPECT_TRUE(absl::IsDataLoss(end_)) << end_;
}

TEST_F(LengthPrefixedTransport, DoesNotAllocateWhatALengthMerelyAnnounces) {
  rusage before{};
  getrusage(RUSAGE_SELF, &before);
  Write(std::string("\x00\x00\x00\x10", 4) + "only this");
  HangUp();
  EXPECT_THAT(ReceiveAll(), ElementsAre());
  EXPECT_TRUE(absl::IsDataLoss(end_)) << end_;
  rusage after{};
  getrusage(RUSAGE_SELF, &after);
  EXPECT_LT(after.ru_maxrss - before.ru_maxrss, 64 << 10);
}

TEST_F(LengthPrefixedTransport, SendsWholeMessagesInOrder) {
  transport_->Send("first");
  transport_->Send(std::string(300000, 'x'));
  transport_->Send("last");
  const std::string expected = Frame("first") + Frame(std::string(300000, 'x')) + Frame("last");
  EXPECT_EQ(ReadFromTransport(expected.size()), expected);
}

TEST_F(LengthPrefixedTransport, WritesWhatOneTurnSendsTogether) {
  ASSERT_EQ(fcntl(from_transport_, F_SETFL, O_DIRECT),
            0);  // From now on a read() takes no more than one write().
  transport_->Send("first");
  transport_->Send("second");
  const std::string both = Frame("first") + Frame("second");
  io_.poll();
  std::string text(both.size(), '\0');
  ASSERT_EQ(read(from_transport_, text.data(), text.size()), static_cast<ssize_t>(both.size()));
  EXPECT_EQ(text, both);
}

TEST_F(LengthPrefixedTransport, CountsWhatTheReaderHasNotTaken) {
  const std::string message(1 << 20, 'x');
  transport_->Send(message);
  EXPECT_EQ(transport_->QueuedBytes(), message.size());
  bool drained = false;
  boost::asio::co_spawn(
      io_,
      [&]() -> Task<void> {
        co_await transport_->WaitForQueueBelow(0);
        drained = true;
      },
      boost::asio::detached);
  io_.poll();
  EXPECT_FALSE(drained);
  EXPECT_EQ(ReadFromTransport(message.size() + 4).size(), message.size() + 4);
  io_.restart();
  io_.run();
  EXPECT_TRUE(drained);
  EXPECT_EQ(transport_->QueuedBytes(), 0u);
}

TEST_F(LengthPrefixedTransport, DropsWhatAReaderThatIsGoneCannotGet) {
  signal(SIGPIPE, SIG_IGN);
  close(from_transport_);
  from_transport_ = -1;
  transport_->Send("nobody hears this");
  io_.run();
  EXPECT_EQ(transport_->QueuedBytes(), 0u);
}

TEST_F(LengthPrefixedTransport, ClosingEndsTheWaitForAMessage) {
  boost::asio::post(io_, [&] { transport_->Close(); });
  EXPECT_THAT(ReceiveAll(), ElementsAre());
  EXPECT_TRUE(absl::IsUnavailable(end_)) << end_;
}

TEST_F(LengthPrefixedTransport, RefusesADescriptorThatIsNotOpen) {
  const auto transport = NewLengthPrefixedTransport(io_.get_executor(), 987, 987);
  EXPECT_TRUE(absl::IsUnavailable(transport.status())) << transport.status();
  EXPECT_THAT(std::string(transport.status().message()), HasSubstr("987"));
}

TEST_F(LengthPrefixedTransport, LeavesTheBlockingModeAsItWas) {
  std::array<int, 2> ends;
  ASSERT_EQ(pipe(ends.data()), 0);
  Open(ends[0], ends[1]);
  transport_->Send("x");
  io_.run();
  EXPECT_NE(fcntl(ends[1], F_GETFL) & O_NONBLOCK, 0);
  transport_.reset();
  EXPECT_EQ(fcntl(ends[1], F_GETFL) & O_NONBLOCK, 0);
  close(ends[0]);
  close(ends[1]);
}

}  // namespace
}  // namespace understudy::transport
