// Who ends a command whose time is up.

#include <boost/asio/steady_timer.hpp>

#include "protocol/schema/frame.pw.h"
#include "server/base/promise.h"
#include "tests/dispatchers/core/test_connection.h"

namespace understudy::dispatchers {
namespace {

// A domain operation that does what it can in the time it has.
Task<bool> HasDeadlineThatComes(Ref<Progress> progress, boost::asio::any_io_executor executor) {
  if (!progress->deadline()) co_return false;
  boost::asio::steady_timer timer(executor, *progress->deadline());
  co_await timer.async_wait(boost::asio::use_awaitable);
  co_return true;
}

// `owns_time` in the schema.
Task<absl::StatusOr<protocol::FrameExpectResult>> Expect(Ref<PlainDispatcher>, protocol::FrameExpectParams,
                                                         Call& call) {
  protocol::FrameExpectResult result;
  result.matches = false;
  result.timed_out = co_await HasDeadlineThatComes(call.progress(), call.connection().executor());
  co_return result;
}

Task<absl::StatusOr<protocol::FrameExpectResult>> ExpectForEver(Ref<PlainDispatcher>,
                                                                protocol::FrameExpectParams, Call& call) {
  co_await Promise<bool>(call.connection().executor()).Wait();
  co_return Error("This can't happen.");
}

// Not `owns_time`.
Task<absl::StatusOr<protocol::FrameTitleResult>> Title(Ref<PlainDispatcher>, protocol::FrameTitleParams,
                                                       Call& call) {
  const Progress::Clock::time_point soon = Progress::Clock::now() + std::chrono::minutes(1);
  protocol::FrameTitleResult result;
  result.value = !call.progress()->deadline()          ? "any time"
                 : *call.progress()->deadline() < soon ? "soon"
                                                       : "some day";
  co_return result;
}

class DeadlineTest : public TestConnection {
 protected:
  DeadlineTest() {
    Handle<&Expect>("Frame", "expect");
    Handle<&Title>("Frame", "title");
    Connect("1.60.0");
    frame_ = Create<protocol::FrameInitializer>(*root_, "frame");
    Settle();
  }
  Ref<PlainDispatcher> frame_;
};

TEST_F(DeadlineTest, ACommandThatOwnsItsTimeAnswersWhatItKnows) {
  Play(R"(
    > {"id":1,"guid":"{{frame}}","method":"expect","params":{"expression":"to.be.visible","isNot":false},"metadata":{"timeout":20}}
    < {"id":1,"result":{"matches":false,"timedOut":true}}
  )");
}

TEST_F(DeadlineTest, ACommandThatOwnsItsTimeCanStillBeWithdrawn) {
  Handle<&ExpectForEver>("Frame", "expect");
  Play(R"(
    > {"id":1,"guid":"{{frame}}","method":"expect","params":{"expression":"to.be.visible","isNot":false},"metadata":{"timeout":20}}
    > {"guid":"{{frame}}","method":"__abort__","params":{"id":1,"reason":"I changed my mind"}}
    < {"id":1,"error":{"error":{"message":"I changed my mind","stack":"{{.*}}","name":"AbortError"}},"log":[]}
  )");
}

TEST_F(DeadlineTest, EveryCommandKnowsItsDeadline) {
  Play(R"(
    > {"id":1,"guid":"{{frame}}","method":"title","params":{},"metadata":{"timeout":50000}}
    < {"id":1,"result":{"value":"soon"}}
    > {"id":2,"guid":"{{frame}}","method":"title","params":{},"metadata":{"timeout":1e13}}
    < {"id":2,"result":{"value":"some day"}}
    > {"id":3,"guid":"{{frame}}","method":"title","params":{},"metadata":{"timeout":0}}
    < {"id":3,"result":{"value":"any time"}}
  )");
}

}  // namespace
}  // namespace understudy::dispatchers
