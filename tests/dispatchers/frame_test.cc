#include "tests/dispatchers/client_test.h"

namespace understudy::dispatchers {
namespace {

using FrameTest = ClientTest;

TEST_F(FrameTest, Navigates) {
  OpenPage();
  Play(R"(
    > {"id":5,"guid":"{{frame}}","method":"goto","params":{"url":"about:blank#1"}}
    < {"guid":"{{frame}}","method":"loadstate","params":{"remove":"commit"}}
    < {"guid":"{{frame}}","method":"loadstate","params":{"add":"commit"}}
    < {"guid":"{{frame}}","method":"navigated","params":{"url":"about:blank#1","name":"","newDocument":{}}}
    < {"guid":"{{frame}}","method":"loadstate","params":{"add":"domcontentloaded"}}
    < {"guid":"{{frame}}","method":"loadstate","params":{"add":"load"}}
    < {"id":5,"result":{}}
  )");
}

TEST_F(FrameTest, WaitsAWhile) {
  OpenPage();
  Play(R"(
    > {"id":5,"guid":"{{frame}}","method":"waitForTimeout","params":{"waitTimeout":1}}
    < {"id":5}
  )");
  Connect("1.48.0");
  OpenPage();
  Play(R"(
    > {"id":5,"guid":"{{frame}}","method":"waitForTimeout","params":{"timeout":1}}
    < {"id":5}
  )");
}

TEST_F(FrameTest, RefusesHandlesThatAreNone) {
  OpenPage();
  Play(R"(
    > {"id":5,"guid":"{{frame}}","method":"evaluateExpression","params":{"expression":"1","arg":{"value":{"h":0},"handles":[{"guid":"handle@gone"}]}}}
    < {"id":5,"error":{"error":{"message":"arg.handles[0]: no object with guid handle@gone","stack":"{{.*}}","name":"Error"}}}
  )");
}

}  // namespace
}  // namespace understudy::dispatchers
