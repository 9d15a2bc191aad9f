// What a client is answered.

#include "dispatchers/core/connection.h"

#include <stdexcept>

#include <boost/asio/steady_timer.hpp>

#include "protocol/schema/frame.pw.h"
#include "protocol/schema/page.pw.h"
#include "protocol/schema/root.pw.h"
#include "tests/dispatchers/core/test_connection.h"

namespace understudy::dispatchers {
namespace {

Task<absl::StatusOr<protocol::FrameTitleResult>> Title(Ref<PlainDispatcher>, protocol::FrameTitleParams,
                                                       Call&) {
  protocol::FrameTitleResult result;
  result.value = "hello";
  co_return result;
}

Task<absl::StatusOr<protocol::FrameGotoResult>> Goto(Ref<PlainDispatcher>, protocol::FrameGotoParams params,
                                                     Call& call) {
  call.Log("navigating to \"" + params.url + "\"");
  for (int i = 0; i < 3; ++i) call.Log("  waiting");
  co_return Error("net::ERR_FAILED");
}

Task<absl::Status> BringToFront(Ref<PlainDispatcher>, protocol::PageBringToFrontParams, Call&) {
  co_return absl::OkStatus();
}

Task<absl::Status> Throw(Ref<PlainDispatcher>, protocol::PageBringToFrontParams, Call&) {
  throw std::runtime_error("a library's");
  co_return absl::OkStatus();
}

// Ends after `waitTimeout` milliseconds.
Task<absl::Status> Sleep(Ref<PlainDispatcher>, protocol::FrameWaitForTimeoutParams params, Call& call) {
  boost::asio::steady_timer timer(call.connection().executor(),
                                  std::chrono::milliseconds(static_cast<int64_t>(*params.wait_timeout)));
  co_await timer.async_wait(boost::asio::use_awaitable);
  co_return absl::OkStatus();
}

class ConnectionTest : public TestConnection {
 protected:
  ConnectionTest() {
    Handle<&Title>("Frame", "title");
    Handle<&Goto>("Frame", "goto");
    Handle<&Sleep>("Frame", "waitForTimeout");
    Handle<&BringToFront>("Page", "bringToFront");
    MakeObjects();
  }
  void MakeObjects() {
    page_ = Create<protocol::PageInitializer>(*root_, "page");
    frame_ = Create<protocol::FrameInitializer>(*page_, "frame");
    Settle();
  }
  Ref<PlainDispatcher> page_;
  Ref<PlainDispatcher> frame_;
};

TEST_F(ConnectionTest, AnswersWithTheResult) {
  Play(R"(
    > {"id":5,"guid":"{{frame}}","method":"title","params":{},"metadata":{}}
    < {"id":5,"result":{"value":"hello"}}
    > {"id":"abcd@6","guid":"{{frame}}","method":"title","params":{},"metadata":{}}
    < {"id":"abcd@6","result":{"value":"hello"}}
  )");
}

TEST_F(ConnectionTest, AnswersACommandWithoutResultFieldsWithTheIdAlone) {
  Play(R"(
    > {"id":1,"guid":"{{page}}","method":"bringToFront"}
    < {"id":1}
  )");
}

TEST_F(ConnectionTest, AnswersAFailureWithItsLog) {
  Play(R"(
    > {"id":1,"guid":"{{frame}}","method":"goto","params":{"url":"http://x/"}}
    < {"id":1,"error":{"error":{"message":"net::ERR_FAILED","stack":"{{.*}}","name":"Error"}},"log":["  - navigating to \"http://x/\"","    3 × waiting"]}
  )");
}

TEST_F(ConnectionTest, GivesTheOldestClientsTheLogAsItIs) {
  Connect("1.48.2");
  MakeObjects();
  Play(R"(
    > {"id":1,"guid":"{{frame}}","method":"goto","params":{"url":"http://x/"}}
    < {"id":1,"error":{"error":{"message":"net::ERR_FAILED","stack":"{{.*}}","name":"Error"}},"log":["navigating to \"http://x/\"","  waiting","  waiting","  waiting"]}
  )");
}

TEST_F(ConnectionTest, AnswersForAnObjectThatIsGone) {
  Play(R"(
    > {"id":1,"guid":"page@gone","method":"title","params":{}}
    < {"id":1,"error":{"error":{"message":"Target page, context or browser has been closed","stack":"{{.*}}","name":"TargetClosedError"}}}
  )");
}

TEST_F(ConnectionTest, RefusesACommandNobodyKnows) {
  Play(R"(
    > {"id":1,"guid":"{{page}}","method":"fly","params":{}}
    < {"id":1,"error":{"error":{"message":"Unknown scheme for Params: Page.fly","stack":"{{.*}}","name":"Error"}}}
  )");
}

TEST_F(ConnectionTest, RefusesACommandThatIsNotImplemented) {
  Play(R"(
    > {"id":1,"guid":"{{page}}","method":"pdf","params":{}}
    < {"id":1,"error":{"error":{"message":"Understudy does not implement Page.pdf yet","stack":"{{.*}}","name":"Error"}}}
  )");
}

TEST_F(ConnectionTest, RefusesWrongParameters) {
  Play(R"(
    > {"id":1,"guid":"{{frame}}","method":"goto","params":{"url":5}}
    < {"id":1,"error":{"error":{"message":"url: expected string, got number","stack":"{{.*}}","name":"Error"}}}
    > {"id":2,"guid":"{{frame}}","method":"goto"}
    < {"id":2,"error":{"error":{"message":"url: expected string, got undefined","stack":"{{.*}}","name":"Error"}}}
    > {"id":3,"guid":"{{frame}}","method":"title","params":{},"metadata":{"timeout":"soon"}}
    < {"id":3,"error":{"error":{"message":"{{.*timeout: expected.*got string}}","stack":"{{.*}}","name":"Error"}}}
  )");
}

TEST_F(ConnectionTest, EndsWithWhatIsNoMessage) {
  EXPECT_EQ(connection_->Receive("{\"id\":1").code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(connection_->Receive("\xff\xfe").code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(connection_->Receive("[]").code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(connection_->Receive(R"({"id":1,"guid":5,"method":"title"})").code(),
            absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(connection_->Receive(R"({"guid":"","method":"initialize"})").code(),
            absl::StatusCode::kInvalidArgument);
}

TEST_F(ConnectionTest, RunsCommandsSideBySide) {
  Play(R"(
    > {"id":1,"guid":"{{frame}}","method":"waitForTimeout","params":{"waitTimeout":60000}}
    > {"id":2,"guid":"{{frame}}","method":"title","params":{}}
    > {"id":3,"guid":"{{frame}}","method":"waitForTimeout","params":{"waitTimeout":1}}
    < {"id":2,"result":{"value":"hello"}}
    < {"id":3}
  )");
}

TEST_F(ConnectionTest, NeverAnswersAWaitInfo) {
  Play(R"(
    > {"id":1,"guid":"{{page}}","method":"__waitInfo__","params":{"waitId":"w","phase":"before","event":"load"}}
    > {"id":2,"guid":"page@gone","method":"__waitInfo__","params":{"waitId":"w","phase":"after"}}
  )");
}

TEST_F(ConnectionTest, AnswersTheCommandThatWaitInfoWas) {
  Connect("1.60.0");
  MakeObjects();
  Play(R"(
    > {"id":1,"guid":"{{page}}","method":"waitForEventInfo","params":{"info":{"waitId":"w","phase":"before","event":"load"}}}
    < {"id":1}
  )");
}

TEST_F(ConnectionTest, TurnsALibrarysExceptionIntoAnError) {
  Handle<&Throw>("Page", "bringToFront");
  Play(R"(
    > {"id":1,"guid":"{{page}}","method":"bringToFront"}
    < {"id":1,"error":{"error":{"message":"Internal error: a library's","stack":"{{.*}}","name":"Error"}},"log":[]}
  )");
}

TEST_F(ConnectionTest, SaysNothingToAClientThatIsGone) {
  connection_->Disconnect();
  EXPECT_TRUE(page_->disposed());
  ASSERT_TRUE(connection_->Receive(R"({"id":1,"guid":"","method":"initialize","params":{}})").ok());
  Play("");
}

}  // namespace
}  // namespace understudy::dispatchers
