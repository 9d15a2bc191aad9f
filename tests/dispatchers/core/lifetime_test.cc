// What ends a command before its time.

#include <chrono>

#include <boost/asio/steady_timer.hpp>

#include "dispatchers/core/connection.h"
#include "protocol/schema/frame.pw.h"
#include "protocol/schema/js_handle.pw.h"
#include "protocol/schema/page.pw.h"
#include "protocol/schema/web_socket_route.pw.h"
#include "server/base/promise.h"
#include "tests/dispatchers/core/test_connection.h"

namespace understudy::dispatchers {
namespace {

// Waits for something that never comes.
Task<absl::StatusOr<protocol::FrameGotoResult>> WaitForEver(Ref<PlainDispatcher>, protocol::FrameGotoParams,
                                                            Call& call) {
  call.Log("waiting");
  co_await Promise<bool>(call.connection().executor()).Wait();
  co_return Error("This can't happen.");
}

// Takes its object down and waits for what comes of it.
Task<absl::Status> Close(Ref<PlainDispatcher> self, protocol::PageCloseParams, Call& call) {
  self->Emit(protocol::PageCloseEvent());
  self->Dispose(TargetClosedError("closed for a reason"));
  boost::asio::steady_timer timer(call.connection().executor(), std::chrono::milliseconds(1));
  co_await timer.async_wait(boost::asio::use_awaitable);
  co_return absl::OkStatus();
}

Task<absl::Status> BringToFrontAndGo(Ref<PlainDispatcher> self, protocol::PageBringToFrontParams, Call&) {
  self->Dispose();
  co_return absl::OkStatus();
}

Task<absl::StatusOr<protocol::FrameTitleResult>> TitleAndGo(Ref<PlainDispatcher> self,
                                                            protocol::FrameTitleParams, Call&) {
  self->Dispose();
  co_return protocol::FrameTitleResult();
}

Task<absl::StatusOr<protocol::FrameGotoResult>> ShowThatItRan(Ref<PlainDispatcher> self,
                                                              protocol::FrameGotoParams, Call&) {
  protocol::FrameLoadstateEvent event;
  event.add = protocol::LifecycleEvent::kLoad;
  self->Emit(event);
  co_return protocol::FrameGotoResult();
}

class RouteDispatcher final : public Dispatcher {
 public:
  RouteDispatcher() = default;
  bool ForgivesLateCommands() const override { return true; }
};

class LifetimeTest : public TestConnection {
 protected:
  LifetimeTest() {
    Handle<&WaitForEver>("Frame", "goto");
    Handle<&Close>("Page", "close");
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

TEST_F(LifetimeTest, ADeadlinePasses) {
  Play(R"(
    > {"id":1,"guid":"{{frame}}","method":"goto","params":{"url":"x"},"metadata":{"timeout":100}}
    < {"id":1,"error":{"error":{"message":"Timeout 100ms exceeded.","stack":"{{.*}}","name":"TimeoutError"}},"log":["  - waiting"]}
  )");
}

TEST_F(LifetimeTest, ZeroIsNoDeadline) {
  Play(R"(
    > {"id":1,"guid":"{{frame}}","method":"goto","params":{"url":"x"},"metadata":{"timeout":0}}
  )");
}

TEST_F(LifetimeTest, AnOlderClientsDeadlineIsAmongTheParameters) {
  Connect("1.58.0");
  MakeObjects();
  Play(R"(
    > {"id":1,"guid":"{{frame}}","method":"goto","params":{"url":"x","timeout":100}}
    < {"id":1,"error":{"error":{"message":"Timeout 100ms exceeded.","stack":"{{.*}}","name":"TimeoutError"}},"log":["  - waiting"]}
  )");
}

TEST_F(LifetimeTest, AnOldClientLeavesTheDeadlineToTheDriver) {
  Connect("1.52.0");
  MakeObjects();
  root_->any_timeout = 60000;
  root_->navigation_timeout = 101;
  Play(R"(
    > {"id":1,"guid":"{{frame}}","method":"goto","params":{"url":"x"}}
    < {"id":1,"error":{"error":{"message":"Timeout 101ms exceeded.","stack":"{{.*}}","name":"TimeoutError"}},"log":["  - waiting"]}
    > {"id":2,"guid":"{{frame}}","method":"goto","params":{"url":"x","timeout":102}}
    < {"id":2,"error":{"error":{"message":"Timeout 102ms exceeded.","stack":"{{.*}}","name":"TimeoutError"}},"log":["  - waiting"]}
  )");
}

TEST_F(LifetimeTest, AClientWithdrawsACommand) {
  Play(R"(
    > {"id":"a@1","guid":"{{frame}}","method":"goto","params":{"url":"x"}}
    > {"guid":"{{frame}}","method":"__abort__","params":{"id":"a@7","reason":"another one"}}
    > {"guid":"{{frame}}","method":"__abort__","params":{"id":"a@1","reason":"I changed my mind"}}
    < {"id":"a@1","error":{"error":{"message":"I changed my mind","stack":"{{.*}}","name":"AbortError"}},"log":["  - waiting"]}
    > {"guid":"{{frame}}","method":"__abort__","params":{"id":"a@1"}}
  )");
}

TEST_F(LifetimeTest, AnObjectsEndEndsItsCommandsAndItsDescendants) {
  conversation_->On("the page goes", [this] { page_->Dispose(TargetClosedError("gone for a walk")); });
  Play(R"(
    > {"id":1,"guid":"{{frame}}","method":"goto","params":{"url":"x"}}
    ~ the page goes
    < {"guid":"{{page}}","method":"__dispose__","params":{}}
    < {"id":1,"error":{"error":{"message":"gone for a walk","stack":"{{.*}}","name":"TargetClosedError"}},"log":["  - waiting"]}
  )");
}

TEST_F(LifetimeTest, ACommandThatEndsItsObjectSucceeds) {
  Play(R"(
    > {"id":1,"guid":"{{frame}}","method":"goto","params":{"url":"x"}}
    > {"id":2,"guid":"{{page}}","method":"close","params":{}}
    < {"guid":"{{page}}","method":"close"}
    < {"guid":"{{page}}","method":"__dispose__","params":{}}
    < {"id":1,"error":{"error":{"message":"closed for a reason","stack":"{{.*}}","name":"TargetClosedError"}},"log":["  - waiting"]}
    < {"id":2}
  )");
}

TEST_F(LifetimeTest, ACommandWithNothingToReturnHasSucceededOnceItReturned) {
  Handle<&BringToFrontAndGo>("Page", "bringToFront");
  Play(R"(
    > {"id":1,"guid":"{{page}}","method":"bringToFront","params":{}}
    < {"guid":"{{page}}","method":"__dispose__","params":{}}
    < {"id":1}
  )");
}

TEST_F(LifetimeTest, AResultThatCameTooLateIsAnError) {
  Handle<&TitleAndGo>("Frame", "title");
  Play(R"(
    > {"id":1,"guid":"{{frame}}","method":"title","params":{}}
    < {"guid":"{{frame}}","method":"__dispose__","params":{}}
    < {"id":1,"error":{"error":{"message":"Target page, context or browser has been closed","stack":"{{.*}}","name":"TargetClosedError"}},"log":[]}
  )");
}

TEST_F(LifetimeTest, ACollectedObjectsCommandsSaySo) {
  Connect("1.65.0", {.objects = 10, .handles = 10});
  MakeObjects();
  Play(R"(
    > {"id":1,"guid":"{{frame}}","method":"goto","params":{"url":"x"}}
  )");
  for (int i = 0; i < 10; ++i) Create<protocol::FrameInitializer>(*page_, "frame" + std::to_string(i));
  conversation_->Forget();
  Play(R"(
    < {"id":1,"error":{"error":{"message":"The object has been collected to prevent unbounded heap growth.","stack":"{{.*}}","name":"Error"}},"log":["  - waiting"]}
  )");
}

TEST_F(LifetimeTest, SomeObjectsForgiveWhatComesTooLate) {
  const auto route =
      connection_->objects().Create<RouteDispatcher>(*page_, "ws", protocol::WebSocketRouteInitializer());
  conversation_->Define("route", route->guid());
  route->Dispose();
  Settle();
  Play(R"(
    > {"id":1,"guid":"{{route}}","method":"sendToPage","params":{"message":"x","isBase64":false}}
    < {"id":1}
  )");
}

TEST_F(LifetimeTest, SlowMotionHoldsTheAnswerBack) {
  Handle<&ShowThatItRan>("Frame", "goto");
  root_->slow_mo = 20;
  const auto start = std::chrono::steady_clock::now();
  Play(R"(
    > {"id":1,"guid":"{{frame}}","method":"goto","params":{"url":"x"}}
    < {"guid":"{{frame}}","method":"loadstate","params":{"add":"load"}}
    < {"id":1,"result":{}}
  )");
  EXPECT_GE(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(20));
}

TEST_F(LifetimeTest, AClientThatGoesIsToldNothing) {
  Play(R"(
    > {"id":1,"guid":"{{frame}}","method":"goto","params":{"url":"x"}}
  )");
  connection_->Disconnect();
  const WeakRef<PlainDispatcher> frame = frame_;
  frame_.reset();
  page_.reset();
  Play("");
  EXPECT_TRUE(frame.expired());
}

}  // namespace
}  // namespace understudy::dispatchers
