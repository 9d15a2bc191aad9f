#include "dispatchers/core/call_observer.h"

#include <string>

#include "protocol/schema/frame.pw.h"
#include "server/base/promise.h"
#include "tests/dispatchers/core/test_connection.h"

namespace understudy::dispatchers {
namespace {

class Recorder final : public CallObserver {
 public:
  explicit Recorder(std::string& told) : told_(told) {}

  void DidBegin(const Call& call) override { Tell("begin", call); }
  void DidLog(const Call& call, std::string_view line) override {
    Tell("log(" + std::string(line) + ")", call);
  }
  void WillInput(const Call& call) override { Tell("input", call); }
  void DidEnd(const Call& call, const absl::Status& outcome) override {
    Tell("end(" + std::string(outcome.message()) + ")", call);
  }

 private:
  void Tell(const std::string& what, const Call& call) {
    told_ += what + " " + std::string(call.command().name) + ";";
  }

  std::string& told_;
};

// A domain operation that looks, tells what it saw and acts.
Task<absl::Status> Act(Ref<Progress> progress) {
  progress->Log("ready");
  progress->WillInput();
  progress->Log("done");
  co_return absl::OkStatus();
}

Ref<Progress> last_progress;

Task<absl::Status> Click(Ref<PlainDispatcher>, protocol::FrameClickParams, Call& call) {
  last_progress = call.progress();
  co_return co_await Act(call.progress());
}

Task<absl::StatusOr<protocol::FrameGotoResult>> WaitForEver(Ref<PlainDispatcher>, protocol::FrameGotoParams,
                                                            Call& call) {
  co_await Promise<bool>(call.connection().executor()).Wait();
  co_return Error("This can't happen.");
}

class CallObserverTest : public TestConnection {
 protected:
  CallObserverTest() {
    Handle<&Click>("Frame", "click");
    Handle<&WaitForEver>("Frame", "goto");
    observers_.push_back(std::make_shared<Recorder>(first_));
    observers_.push_back(std::make_shared<Recorder>(second_));
    Connect("1.65.0");
    frame_ = Create<protocol::FrameInitializer>(*root_, "frame");
    Settle();
  }
  ~CallObserverTest() override { last_progress.reset(); }

  Ref<PlainDispatcher> frame_;
  std::string first_;
  std::string second_;
};

TEST_F(CallObserverTest, EachHearsACommandFromItsBeginToItsEnd) {
  Play(R"(
    > {"id":1,"guid":"{{frame}}","method":"click","params":{"selector":"a"}}
    < {"id":1}
  )");
  EXPECT_EQ(first_, "begin click;log(ready) click;input click;log(done) click;end() click;");
  EXPECT_EQ(second_, first_);
}

TEST_F(CallObserverTest, WhatIsCancelledEnds) {
  Play(R"(
    > {"id":1,"guid":"{{frame}}","method":"goto","params":{"url":"x"},"metadata":{"timeout":20}}
    < {"id":1,"error":{"error":{"message":"Timeout 20ms exceeded.","stack":"{{.*}}","name":"TimeoutError"}},"log":[]}
  )");
  EXPECT_EQ(first_, "begin goto;end(Timeout 20ms exceeded.) goto;");
}

TEST_F(CallObserverTest, WhatIsRefusedNeverBegins) {
  Play(R"(
    > {"id":1,"guid":"{{frame}}","method":"click","params":{}}
    < {"id":1,"error":{"error":{"message":"selector: expected string, got undefined","stack":"{{.*}}","name":"Error"}}}
    > {"id":2,"guid":"{{frame}}","method":"fly","params":{}}
    < {"id":2,"error":{"error":{"message":"{{.*}}","stack":"{{.*}}","name":"Error"}}}
  )");
  EXPECT_EQ(first_, "");
}

TEST_F(CallObserverTest, NothingIsToldAfterTheEnd) {
  Play(R"(
    > {"id":1,"guid":"{{frame}}","method":"click","params":{"selector":"a"}}
    < {"id":1}
  )");
  first_.clear();
  last_progress->Log("late");
  last_progress->WillInput();
  EXPECT_EQ(first_, "");
}

}  // namespace
}  // namespace understudy::dispatchers
