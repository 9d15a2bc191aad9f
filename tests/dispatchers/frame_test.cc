#include "server/browser/dialog.h"
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

TEST_F(FrameTest, NavigatesToTheOwnMachineWithoutAScheme) {
  OpenPage();
  conversation_->SkipTo(R"(
    > {"id":5,"guid":"{{frame}}","method":"goto","params":{"url":"localhost:1234/x"}}
    << {"guid":"{{frame}}","method":"navigated","params":{"url":"http://localhost:1234/x","name":"","newDocument":{}}}
    << {"id":5,"result":{}}
    > {"id":6,"guid":"{{frame}}","method":"goto","params":{"url":"127.0.0.1:1234"}}
    << {"guid":"{{frame}}","method":"navigated","params":{"url":"http://127.0.0.1:1234","name":"","newDocument":{}}}
    << {"id":6,"result":{}}
  )");
}

TEST_F(FrameTest, RefusesARefererThatContradictsTheHeader) {
  OpenPage();
  Play(R"(
    > {"id":5,"guid":"{{page}}","method":"setExtraHTTPHeaders","params":{"headers":[{"name":"Referer","value":"http://b/"}]}}
    < {"id":5}
    > {"id":6,"guid":"{{frame}}","method":"goto","params":{"url":"about:blank","referer":"http://a/"}}
    < {"id":6,"error":{"error":{"message":"\"referer\" is already specified as extra HTTP header","stack":"{{.*}}","name":"Error"}},"log":["  - navigating to \"about:blank\", waiting until \"load\""]}
    > {"id":7,"guid":"{{frame}}","method":"goto","params":{"url":"about:blank","referer":""}}
    < {"id":7,"error":{"error":{"message":"\"referer\" is already specified as extra HTTP header","stack":"{{.*}}","name":"Error"}},"log":["{{.*}}"]}
  )");
  conversation_->SkipTo(R"(
    > {"id":8,"guid":"{{frame}}","method":"goto","params":{"url":"about:blank","referer":"http://b/"}}
    << {"id":8,"result":{}}
    > {"id":9,"guid":"{{frame}}","method":"goto","params":{"url":"about:blank"}}
    << {"id":9,"result":{}}
  )");
}

TEST_F(FrameTest, RefusesToPollWithoutAPause) {
  OpenPage();
  Play(R"(
    > {"id":5,"guid":"{{frame}}","method":"waitForFunction","params":{"expression":"1","arg":{"value":{"v":"undefined"},"handles":[]},"pollingInterval":-5}}
    < {"id":5,"error":{"error":{"message":"Cannot poll with non-positive interval: -5","stack":"{{.*}}","name":"Error"}},"log":[]}
    > {"id":6,"guid":"{{frame}}","method":"waitForFunction","params":{"expression":"1","arg":{"value":{"v":"undefined"},"handles":[]},"pollingInterval":0}}
    < {"id":6,"error":{"error":{"message":"Cannot poll with non-positive interval: 0","stack":"{{.*}}","name":"Error"}},"log":[]}
  )");
}

TEST_F(FrameTest, RefusesTagsWithoutContent) {
  OpenPage();
  Play(R"(
    > {"id":5,"guid":"{{frame}}","method":"addScriptTag","params":{"type":"module"}}
    < {"id":5,"error":{"error":{"message":"Provide an object with a `url`, `path` or `content` property","stack":"{{.*}}","name":"Error"}},"log":[]}
    > {"id":6,"guid":"{{frame}}","method":"addStyleTag","params":{"url":"","content":""}}
    < {"id":6,"error":{"error":{"message":"Provide an object with a `url`, `path` or `content` property","stack":"{{.*}}","name":"Error"}},"log":[]}
  )");
}

TEST_F(FrameTest, TellsTheTitleThatIsShownWhileADialogIsOpen) {
  OpenPage();
  std::function<Task<absl::Status>(bool, std::string)> respond = [](bool, std::string) -> Task<absl::Status> {
    co_return absl::OkStatus();
  };
  const auto dialog = std::make_shared<browser::Dialog>(page(), "alert", "Hi", "", respond);
  On("a dialog opens", [&] { context()->DidOpenDialog(dialog); });
  Play(R"(
    > {"id":5,"guid":"{{page}}","method":"updateSubscription","params":{"event":"dialog","enabled":true}}
    < {"id":5}
    > {"id":6,"guid":"{{frame}}","method":"title","params":{}}
    ~ a dialog opens
    < {"guid":"{{page}}","method":"__create__","params":{"type":"Dialog","initializer":{"page":{"guid":"{{page}}"},"type":"alert","message":"Hi","defaultValue":""},"guid":"{{dialog}}"}}
    < {"guid":"{{context}}","method":"dialog","params":{"dialog":{"guid":"{{dialog}}"}}}
    < {"id":6,"result":{"value":"shown"}}
    > {"id":7,"guid":"{{frame}}","method":"title","params":{}}
    < {"id":7,"result":{"value":"shown"}}
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
    < {"id":5,"error":{"error":{"message":"arg.value.h: no handle -1 among 0","stack":"{{.*}}","name":"Error"}},"log":[]}
    > {"id":6,"guid":"{{frame}}","method":"evaluateExpression","params":{"expression":"1","arg":{"value":{"a":[{"h":9223372036854775807}],"id":1},"handles":[]}}}
    < {"id":6,"error":{"error":{"message":"arg.value.a[0].h: no handle 9223372036854775807 among 0","stack":"{{.*}}","name":"Error"}},"log":[]}
  )");
}

TEST_F(FrameTest, RefusesArgumentsThatAreNoValues) {
  OpenPage();
  Play(R"(
    > {"id":5,"guid":"{{frame}}","method":"evaluateExpression","params":{"expression":"1","arg":{"value":{},"handles":[]}}}
    < {"id":5,"error":{"error":{"message":"arg.value: no value","stack":"{{.*}}","name":"Error"}},"log":[]}
    > {"id":6,"guid":"{{frame}}","method":"evaluateExpression","params":{"expression":"1","arg":{"value":{"a":[{"n":1,"s":"1"}],"id":1},"handles":[]}}}
    < {"id":6,"error":{"error":{"message":"arg.value.a[0]: one value, but both n and s","stack":"{{.*}}","name":"Error"}},"log":[]}
  )");
}

}  // namespace
}  // namespace understudy::dispatchers
