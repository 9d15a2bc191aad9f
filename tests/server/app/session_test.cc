// A client on the other end of a socket: what it is answered, and how it ends.

#include "server/app/session.h"

#include <array>
#include <fcntl.h>
#include <optional>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/json/parse.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/transport/length_prefixed.h"
#include "tests/support/fake_backend.h"
#include "tests/support/fake_conversation.h"

namespace understudy::app {
namespace {

using testing::HasSubstr;

std::string Frame(const std::string& message) {
  const auto size = static_cast<uint32_t>(message.size());
  std::string frame;
  for (int shift = 0; shift < 32; shift += 8) frame += static_cast<char>(size >> shift & 0xff);
  return frame + message;
}

class SessionTest : public testing::Test {
 protected:
  void SetUp() override {
    std::array<int, 2> ends;
    ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()), 0);
    client_ = ends[0];
    ASSERT_EQ(fcntl(client_, F_SETFL, O_NONBLOCK), 0);
    auto transport = transport::NewLengthPrefixedTransport(io_.get_executor(), ends[1], ends[1]);
    ASSERT_TRUE(transport.ok());
    close(ends[1]);
    const auto browsers = std::make_shared<LaunchedBrowsers>(io_.get_executor(), launcher_);
    session_ = std::make_shared<Session>(io_.get_executor(), *std::move(transport), browsers,
                                         dispatchers::Entrance{.launcher = browsers, .reach = reach_},
                                         dispatchers::ConnectionOptions());
    boost::asio::co_spawn(io_, session_->Run(), [this](std::exception_ptr failure, absl::Status status) {
      if (failure) std::rethrow_exception(failure);
      ended_ = std::move(status);
    });
  }
  void TearDown() override { HangUp(); }

  void Say(const std::string& bytes) {
    ASSERT_EQ(write(client_, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  }
  void HangUp() {
    if (client_ >= 0) close(client_);
    client_ = -1;
  }

  // What the driver says next; empty when it says nothing more.
  std::string Hear() {
    while (!ReadAvailable()) {
      if (ended_ || io_.run_one() == 0) break;
    }
    if (heard_.size() < 4) return "";
    size_t size = 0;
    for (int i = 3; i >= 0; --i)
      size = size << 8 | static_cast<unsigned char>(heard_[static_cast<size_t>(i)]);
    while (heard_.size() < 4 + size && io_.run_one() > 0) ReadAvailable();
    std::string message = heard_.substr(4, size);
    heard_.erase(0, 4 + size);
    return message;
  }
  // Reads on until the driver answers the command `id`.
  std::string HearAnswer(int id) {
    for (;;) {
      std::string message = Hear();
      if (message.empty() || message.starts_with("{\"id\":" + std::to_string(id) + ",")) return message;
      if (message.find("\"name\":\"chromium\"},\"guid\":\"") != std::string::npos) {
        chromium_ = std::string(boost::json::parse(message).at("params").at("guid").as_string());
      }
    }
  }
  void Initialize() {
    Say(Frame(R"({"id":1,"guid":"","method":"initialize","params":{"sdkLanguage":"python"}})"));
    ASSERT_THAT(HearAnswer(1), HasSubstr("Playwright"));
  }
  void Launch() {
    Initialize();
    Say(Frame(R"({"id":2,"guid":")" + chromium_ + R"(","method":"launch","params":{}})"));
    const std::string answer = HearAnswer(2);
    ASSERT_THAT(answer, HasSubstr("browser@"));
    browser_ = std::string(boost::json::parse(answer).at("result").at("browser").at("guid").as_string());
  }

  // Runs the session to its end.
  absl::Status End() {
    io_.restart();
    while (!ended_ && io_.run_one() > 0) {
    }
    EXPECT_TRUE(ended_.has_value()) << "The session doesn't end.";
    return ended_.value_or(absl::OkStatus());
  }

  boost::asio::io_context io_;
  Ref<FakeWire> wire_ = std::make_shared<FakeWire>(io_.get_executor());
  const dispatchers::ReachRemoteDriver reach_ =
      [this](dispatchers::RemoteAddress, Ref<Progress>) -> Task<absl::StatusOr<dispatchers::RemoteDriver>> {
    co_return dispatchers::RemoteDriver{std::make_unique<FakeConversation>(wire_), {}};
  };
  Ref<FakeLauncher> launcher_ = std::make_shared<FakeLauncher>(io_.get_executor());
  Ref<Session> session_;
  std::optional<absl::Status> ended_;
  int client_ = -1;
  std::string chromium_;
  std::string browser_;

 private:
  // Whether there is a whole length, at least.
  bool ReadAvailable() {
    std::array<char, 65536> buffer;
    for (ssize_t got; client_ >= 0 && (got = read(client_, buffer.data(), buffer.size())) > 0;) {
      heard_.append(buffer.data(), static_cast<size_t>(got));
    }
    return heard_.size() >= 4;
  }
  std::string heard_;
};

TEST_F(SessionTest, AnswersAndEndsWithItsClient) {
  Launch();
  HangUp();
  EXPECT_TRUE(End().ok());
  EXPECT_FALSE(launcher_->browsers.at(0)->connected());
}

TEST_F(SessionTest, EndsALaunchWithItsClient) {
  Initialize();
  launcher_->hangs = true;
  Say(Frame(R"({"id":2,"guid":")" + chromium_ + R"(","method":"launch","params":{}})"));
  HangUp();
  EXPECT_TRUE(End().ok());
}

TEST_F(SessionTest, ClosesItsBrowsersWhenItIsStopped) {
  Launch();
  session_->Stop();
  EXPECT_TRUE(End().ok());
  EXPECT_FALSE(launcher_->browsers.at(0)->connected());
}

TEST_F(SessionTest, EndsWithAnEmptyMessage) {
  Say(Frame(""));
  EXPECT_EQ(End(), absl::InvalidArgumentError("a message of 0 bytes"));
}

TEST_F(SessionTest, EndsWithAMessageAboveTheLimit) {
  Say("\xff\xff\xff\xff");
  EXPECT_EQ(End().code(), absl::StatusCode::kResourceExhausted);
}

TEST_F(SessionTest, EndsWithAMessageThatIsCutOff) {
  Launch();
  Say(Frame("{\"id\":3}").substr(0, 6));
  HangUp();
  EXPECT_TRUE(absl::IsDataLoss(End()));
  EXPECT_FALSE(launcher_->browsers.at(0)->connected());
}

TEST_F(SessionTest, EndsWithWhatIsNoJson) {
  Launch();
  Say(Frame("{\"id\":3,"));
  EXPECT_THAT(std::string(End().message()), HasSubstr("malformed JSON"));
  EXPECT_FALSE(launcher_->browsers.at(0)->connected());
}

TEST_F(SessionTest, EndsWithWhatIsNoUtf8) {
  Say(Frame("{\"id\":1,\"guid\":\"\xff\",\"method\":\"initialize\"}"));
  EXPECT_THAT(std::string(End().message()), HasSubstr("malformed JSON"));
}

TEST_F(SessionTest, EndsWithWhatIsNoMessage) {
  Say(Frame("[1,2,3]"));
  EXPECT_EQ(End().code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(SessionTest, GoesOnAfterAnUnknownObjectAndAnUnknownCommand) {
  Initialize();
  Say(Frame(R"({"id":2,"guid":"page@1","method":"close"})"));
  EXPECT_THAT(HearAnswer(2), HasSubstr("TargetClosedError"));
  Say(Frame(R"({"id":3,"guid":"Playwright","method":"dance"})"));
  EXPECT_THAT(HearAnswer(3), HasSubstr("Unknown scheme for Params: Playwright.dance"));
  Say(Frame(R"({"id":4,"guid":")" + chromium_ + R"(","method":"launch","params":{"args":"--x"}})"));
  EXPECT_THAT(HearAnswer(4), HasSubstr("args: expected array, got string"));
}

TEST_F(SessionTest, MakesBrowsersWaitForAClientThatDoesNotRead) {
  Launch();
  Say(Frame(R"({"id":3,"guid":")" + browser_ + R"(","method":"newBrowserCDPSession","params":{}})"));
  ASSERT_THAT(HearAnswer(3), HasSubstr("cdp-session@"));
  const FakeRunningBrowser& running = *launcher_->delegates.at(0);
  const boost::json::object event{{"data", std::string(1 << 20, 'x')}};
  int sent = 0;
  for (; sent < 100 && !running.reading_paused; ++sent) running.cdp_channel->on_event("Tracing.data", event);
  EXPECT_LT(sent, 100) << "Nothing stops the browser.";
  EXPECT_GT(sent, 4) << "A browser isn't stopped by a little that is unread.";
  for (int heard = 0; heard < sent; ++heard) EXPECT_THAT(Hear(), HasSubstr("Tracing.data"));
  io_.poll();
  EXPECT_FALSE(running.reading_paused);
}

TEST_F(SessionTest, MakesOtherDriversWaitForAClientThatDoesNotRead) {
  Initialize();
  Say(Frame(R"({"id":2,"guid":"localUtils","method":"connect","params":{"endpoint":"ws://other/"}})"));
  ASSERT_THAT(HearAnswer(2), HasSubstr("jsonPipe@"));
  constexpr int kMessages = 100;
  for (int i = 0; i < kMessages; ++i) {
    wire_->heard.Push('"' + std::string(1 << 20, 'x') + '"');
    io_.poll();
  }
  EXPECT_LT(wire_->received, kMessages) << "Nothing stops the other driver.";
  EXPECT_GT(wire_->received, 4) << "Another driver isn't stopped by a little that is unread.";
  for (int heard = 0; heard < kMessages; ++heard) EXPECT_THAT(Hear(), HasSubstr("xxx"));
}

}  // namespace
}  // namespace understudy::app
