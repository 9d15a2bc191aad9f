// A client that talks to a driver elsewhere through this one.

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/base/errors.h"
#include "tests/dispatchers/client_test.h"
#include "tests/support/fake_conversation.h"

namespace understudy::dispatchers {
namespace {

class JsonPipeTest : public ClientTest {
 protected:
  void SetUp() override {
    Start("1.65.0");
    On("the other side ends", [this] { wire_->heard.Push(std::nullopt); });
    On("the other side talks nonsense", [this] { wire_->heard.Push("welcome"); });
  }
  void Start(std::string version) {
    Connect(std::move(version),
            {.launcher = launcher_, .reach = [this](RemoteAddress address, Ref<Progress> progress) {
               return Reach(std::move(address), std::move(progress));
             }});
    conversation_->SkipTo(R"(
      > {"id":1,"guid":"","method":"initialize","params":{"sdkLanguage":"python"}}
      < {"id":1,"result":{"playwright":{"guid":"Playwright"}}}
    )");
  }
  Task<absl::StatusOr<RemoteDriver>> Reach(RemoteAddress address, Ref<Progress> progress) {
    progress->Log("<ws connecting> " + address.endpoint);
    address_ = std::move(address);
    if (refused_) co_return Error("WebSocket error: connect ECONNREFUSED 127.0.0.1:1");
    co_return RemoteDriver{std::make_unique<FakeConversation>(wire_), {{"Server", "other"}}};
  }
  void OpenPipe() {
    conversation_->SkipTo(R"(
      > {"id":2,"guid":"localUtils","method":"connect","params":{"endpoint":"ws://other/"}}
      < {"id":2,"result":{"pipe":{"guid":"{{pipe}}"},"headers":[{"name":"Server","value":"other"}]}}
    )");
  }

  Ref<FakeWire> wire_ = std::make_shared<FakeWire>(io_.get_executor());
  RemoteAddress address_;
  bool refused_ = false;
};

TEST_F(JsonPipeTest, CarriesMessagesUnread) {
  Play(R"(
    > {"id":2,"guid":"localUtils","method":"connect","params":{"endpoint":"ws://other/","headers":{"x-playwright-browser":"chromium"}}}
    < {"guid":"localUtils","method":"__create__","params":{"type":"JsonPipe","initializer":{},"guid":"{{pipe}}"}}
    < {"id":2,"result":{"pipe":{"guid":"{{pipe}}"},"headers":[{"name":"Server","value":"other"}]}}
    > {"id":3,"guid":"{{pipe}}","method":"send","params":{"message":{"id":1,"guid":"","params":{"guid":"localUtils"}}}}
    < {"id":3}
  )");
  EXPECT_TRUE(conversation_->Named("pipe").starts_with("jsonPipe@"));
  EXPECT_EQ(wire_->said, std::vector<std::string>{R"({"id":1,"guid":"","params":{"guid":"localUtils"}})"});
  EXPECT_EQ(address_.endpoint, "ws://other/");
  EXPECT_EQ(address_.headers,
            (RemoteHeaders{{"User-Agent", "Playwright/1.65.0"}, {"x-playwright-browser", "chromium"}}));
}

TEST_F(JsonPipeTest, PassesOnWhatItHearsAsItIs) {
  OpenPipe();
  wire_->heard.Push(R"({"id":1,"n":0.30000000000000004,"s":"\ud800"})");
  EXPECT_EQ(
      conversation_->Hear(),
      R"({"guid":")" + conversation_->Named("pipe") +
          R"(","method":"message","params":{"message":{"id":1,"n":0.30000000000000004,"s":"\ud800"}}})");
}

TEST_F(JsonPipeTest, KeepsTheOrderWhenItDelays) {
  conversation_->SkipTo(R"(
    > {"id":2,"guid":"localUtils","method":"connect","params":{"endpoint":"ws://other/","slowMo":5}}
    < {"id":2,"result":{"pipe":{"guid":"{{pipe}}"},"headers":[{"name":"Server","value":"other"}]}}
  )");
  const auto start = std::chrono::steady_clock::now();
  for (const char* message : {"1", "2", "3"}) wire_->heard.Push(message);
  wire_->heard.Push(std::nullopt);
  Play(R"(
    < {"guid":"{{pipe}}","method":"message","params":{"message":1}}
    < {"guid":"{{pipe}}","method":"message","params":{"message":2}}
    < {"guid":"{{pipe}}","method":"message","params":{"message":3}}
    < {"guid":"{{pipe}}","method":"closed","params":{}}
    < {"guid":"{{pipe}}","method":"__dispose__","params":{}}
  )");
  EXPECT_GE(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(5));
}

TEST_F(JsonPipeTest, TellsThatTheOtherSideEnded) {
  OpenPipe();
  Play(R"(
    ~ the other side ends
    < {"guid":"{{pipe}}","method":"closed","params":{}}
    < {"guid":"{{pipe}}","method":"__dispose__","params":{}}
    > {"id":3,"guid":"{{pipe}}","method":"send","params":{"message":{}}}
    < {"id":3}
  )");
}

TEST_F(JsonPipeTest, PassesTheOtherSidesLastWordsOn) {
  OpenPipe();
  wire_->last_words = "enough";
  Play(R"(
    ~ the other side ends
    < {"guid":"{{pipe}}","method":"closed","params":{"reason":"enough"}}
    < {"guid":"{{pipe}}","method":"__dispose__","params":{}}
  )");
}

TEST_F(JsonPipeTest, EndsWithWhatIsNoJson) {
  OpenPipe();
  Play(R"(
    ~ the other side talks nonsense
    < {"guid":"{{pipe}}","method":"closed","params":{}}
    < {"guid":"{{pipe}}","method":"__dispose__","params":{}}
  )");
  EXPECT_TRUE(wire_->finished);
}

TEST_F(JsonPipeTest, IsClosedByTheClient) {
  OpenPipe();
  Play(R"(
    > {"id":3,"guid":"{{pipe}}","method":"close","params":{}}
    < {"guid":"{{pipe}}","method":"closed","params":{}}
    < {"guid":"{{pipe}}","method":"__dispose__","params":{}}
    < {"id":3}
  )");
  EXPECT_TRUE(wire_->finished);
}

TEST_F(JsonPipeTest, EndsWithItsClient) {
  OpenPipe();
  connection_->Disconnect();
  io_.restart();
  io_.poll();
  EXPECT_TRUE(wire_->finished);
}

TEST_F(JsonPipeTest, SaysWhyNobodyIsThere) {
  refused_ = true;
  Play(R"(
    > {"id":2,"guid":"localUtils","method":"connect","params":{"endpoint":"ws://127.0.0.1:1/"}}
    < {"id":2,"error":{"error":{"message":"WebSocket error: connect ECONNREFUSED 127.0.0.1:1","stack":"{{.*}}","name":"Error"}},"log":["  - <ws connecting> ws://127.0.0.1:1/"]}
    > {"id":3,"guid":"localUtils","method":"connect","params":{"endpoint":"ws://other/","exposeNetwork":"*"}}
    < {"id":3,"error":{"error":{"message":"Understudy does not implement the option exposeNetwork yet","stack":"{{.*}}","name":"Error"}},"log":[]}
  )");
}

TEST_F(JsonPipeTest, TakesTheEndpointUnderItsOlderName) {
  Start("1.58.0");
  conversation_->SkipTo(R"(
    > {"id":2,"guid":"localUtils","method":"connect","params":{"wsEndpoint":"ws://other/","timeout":1000}}
    < {"id":2,"result":{"pipe":{"guid":"{{pipe}}"},"headers":[{"name":"Server","value":"other"}]}}
  )");
  EXPECT_EQ(address_.endpoint, "ws://other/");
}

}  // namespace
}  // namespace understudy::dispatchers
