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

TEST_F(FrameTest, RefusesIndicesOfNoHandle) {
  OpenPage();
  Play(R"(
    > {"id":5,"guid":"{{frame}}","method":"evaluateExpression","params":{"expression":"1","arg":{"value":{"h":-1},"handles":[]}}}
    < {"id":5,"error":{"error":{"message":"arg.value: h: no handle -1 among 0","stack":"{{.*}}","name":"Error"}},"log":[]}
    > {"id":6,"guid":"{{frame}}","method":"evaluateExpression","params":{"expression":"1","arg":{"value":{"a":[{"h":9223372036854775807}],"id":1},"handles":[]}}}
    < {"id":6,"error":{"error":{"message":"arg.value: a[0].h: no handle 9223372036854775807 among 0","stack":"{{.*}}","name":"Error"}},"log":[]}
  )");
}

TEST_F(FrameTest, RefusesArgumentsThatAreNoValues) {
  OpenPage();
  Play(R"(
    > {"id":5,"guid":"{{frame}}","method":"evaluateExpression","params":{"expression":"1","arg":{"value":{},"handles":[]}}}
    < {"id":5,"error":{"error":{"message":"arg.value: no value","stack":"{{.*}}","name":"Error"}},"log":[]}
    > {"id":6,"guid":"{{frame}}","method":"evaluateExpression","params":{"expression":"1","arg":{"value":{"a":[{"n":1,"s":"1"}],"id":1},"handles":[]}}}
    < {"id":6,"error":{"error":{"message":"arg.value: a[0]: one value, but both n and s","stack":"{{.*}}","name":"Error"}},"log":[]}
  )");
}

}  // namespace
}  // namespace understudy::dispatchers
