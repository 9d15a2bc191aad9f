#include "dispatchers/core/api_log.h"

#include <string>

#include "protocol/schema/frame.pw.h"
#include "protocol/schema/page.pw.h"
#include "tests/dispatchers/core/test_connection.h"

namespace understudy::dispatchers {
namespace {

Task<absl::StatusOr<protocol::FrameGotoResult>> Goto(Ref<PlainDispatcher>, protocol::FrameGotoParams params,
                                                     Call& call) {
  call.Log("navigating");
  if (params.url == "http://down/") co_return Error("net::ERR_FAILED");
  co_return protocol::FrameGotoResult();
}

class ApiLogTest : public TestConnection {
 protected:
  ApiLogTest() {
    Handle<&Goto>("Frame", "goto");
    observers_.push_back(
        std::make_shared<ApiLog>([this](std::string_view line) { told_ += std::string(line) + "\n"; }));
    Connect("1.65.0");
    frame_ = Create<protocol::FrameInitializer>(*root_, "frame");
    Settle();
  }
  Ref<PlainDispatcher> frame_;
  std::string told_;
};

TEST_F(ApiLogTest, TellsWhatACommandDoes) {
  Play(R"(
    > {"id":1,"guid":"{{frame}}","method":"goto","params":{"url":"about:blank"}}
    < {"id":1,"result":{}}
    > {"id":2,"guid":"{{frame}}","method":"goto","params":{"url":"http://down/"}}
    < {"id":2,"error":{"error":{"message":"net::ERR_FAILED","stack":"{{.*}}","name":"Error"}},"log":["  - navigating"]}
  )");
  EXPECT_EQ(told_,
            "=> Navigate started\n"
            "   navigating\n"
            "<= Navigate succeeded\n"
            "=> Navigate started\n"
            "   navigating\n"
            "<= Navigate failed: net::ERR_FAILED\n");
}

TEST_F(ApiLogTest, IsSilentAboutWhatTheClientDoesForItself) {
  Play(R"(
    > {"id":1,"guid":"{{frame}}","method":"goto","params":{"url":"about:blank"},"metadata":{"internal":true}}
    < {"id":1,"result":{}}
  )");
  EXPECT_EQ(told_, "");
}

}  // namespace
}  // namespace understudy::dispatchers
