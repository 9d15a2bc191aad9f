// A client that comes for a browser that isn't its own.

#include "server/base/errors.h"
#include "server/browser/browser_context.h"
#include "tests/dispatchers/client_test.h"
#include "tests/support/run_task.h"

namespace understudy::dispatchers {
namespace {

class ConnectedBrowserTest : public ClientTest {
 protected:
  void SetUp() override {
    ASSERT_TRUE(testing::RunTask(io_, launcher_->Launch({}, NoProgress())).ok());
    others_ = *testing::RunTask(io_, browser()->NewContext({}));
  }
  void ConnectToBrowser(std::string version) {
    Connect(std::move(version),
            {.connect = [this](const Ref<Progress>&) { return Browser(); }, .remote = true});
  }
  Task<absl::StatusOr<Ref<browser::Browser>>> Browser() { co_return browser(); }
  void Open() {
    ConnectToBrowser("1.65.0");
    conversation_->SkipTo(R"(
      > {"id":1,"guid":"","method":"initialize","params":{"sdkLanguage":"javascript"}}
      < {"guid":"{{chromium}}","method":"__create__","params":{"type":"Browser","initializer":{"version":"156.0.1.2","name":"chromium","browserName":"chromium"},"guid":"{{browser}}"}}
      < {"id":1,"result":{"playwright":{"guid":"Playwright"}}}
      > {"id":2,"guid":"{{browser}}","method":"newContext","params":{}}
      < {"id":2,"result":{"context":{"guid":"{{context}}"}}}
    )");
  }

  // Made by somebody else.
  Ref<browser::BrowserContext> others_;
};

TEST_F(ConnectedBrowserTest, IsFoundAtTheStart) {
  ConnectToBrowser("1.65.0");
  Play(R"(
    > {"id":1,"guid":"","method":"initialize","params":{"sdkLanguage":"javascript"}}
    < {"guid":"","method":"__create__","params":{"type":"BrowserType","initializer":{"executablePath":"","name":"chromium"},"guid":"{{chromium}}"}}
    < {"guid":"","method":"__create__","params":{"type":"BrowserType","initializer":{"executablePath":"","name":"firefox"},"guid":"{{firefox}}"}}
    < {"guid":"","method":"__create__","params":{"type":"BrowserType","initializer":{"executablePath":"","name":"webkit"},"guid":"{{webkit}}"}}
    < {"guid":"","method":"__create__","params":{"type":"Android","initializer":{},"guid":"{{android}}"}}
    < {"guid":"","method":"__create__","params":{"type":"Electron","initializer":{},"guid":"{{electron}}"}}
    < {"guid":"{{chromium}}","method":"__create__","params":{"type":"Browser","initializer":{"version":"156.0.1.2","name":"chromium","browserName":"chromium"},"guid":"{{browser}}"}}
    < {"guid":"","method":"__create__","params":{"type":"Playwright","initializer":{"chromium":{"guid":"{{chromium}}"},"firefox":{"guid":"{{firefox}}"},"webkit":{"guid":"{{webkit}}"},"android":{"guid":"{{android}}"},"electron":{"guid":"{{electron}}"},"preLaunchedBrowser":{"guid":"{{browser}}"}},"guid":"Playwright"}}
    < {"id":1,"result":{"playwright":{"guid":"Playwright"}}}
  )");
}

TEST_F(ConnectedBrowserTest, BelongsToTheRootForOlderClients) {
  ConnectToBrowser("1.52.0");
  conversation_->SkipTo(R"(
    > {"id":1,"guid":"","method":"initialize","params":{"sdkLanguage":"javascript"}}
    < {"guid":"","method":"__create__","params":{"type":"Browser","initializer":{"version":"156.0.1.2","name":"chromium"},"guid":"{{browser}}"}}
    < {"guid":"","method":"__create__","params":{"type":"Playwright","initializer":{"chromium":{"guid":"{{.*}}"},"firefox":{"guid":"{{.*}}"},"webkit":{"guid":"{{.*}}"},"bidiChromium":{"guid":"{{.*}}"},"bidiFirefox":{"guid":"{{.*}}"},"android":{"guid":"{{.*}}"},"electron":{"guid":"{{.*}}"},"selectors":{"guid":"{{.*}}"},"preLaunchedBrowser":{"guid":"{{browser}}"}},"guid":"Playwright"}}
    < {"id":1,"result":{"playwright":{"guid":"Playwright"}}}
  )");
}

TEST_F(ConnectedBrowserTest, IsToldWhyThereIsNone) {
  Connect("1.65.0", {.connect = [](const Ref<Progress>&) -> Task<absl::StatusOr<Ref<browser::Browser>>> {
            co_return Error("No browser today.");
          }});
  Play(R"(
    > {"id":1,"guid":"","method":"initialize","params":{"sdkLanguage":"javascript"}}
    < {"id":1,"error":{"error":{"message":"No browser today.","stack":"{{.*}}","name":"Error"}},"log":[]}
  )");
}

TEST_F(ConnectedBrowserTest, LaunchesNoOther) {
  Open();
  Play(R"(
    > {"id":3,"guid":"{{chromium}}","method":"launch","params":{}}
    < {"id":3,"error":{"error":{"message":"Launching more browsers is not allowed.","stack":"{{.*}}","name":"Error"}},"log":[]}
    > {"id":4,"guid":"{{browser}}","method":"killForTests","params":{}}
    < {"id":4,"error":{"error":{"message":"The browser isn't this client's to kill.","stack":"{{.*}}","name":"Error"}},"log":[]}
  )");
}

TEST_F(ConnectedBrowserTest, LosesWhatIsTheClientsWhenItIsClosed) {
  Open();
  Play(R"(
    > {"id":3,"guid":"{{browser}}","method":"close","params":{}}
    < {"guid":"{{context}}","method":"close"}
    < {"guid":"{{context}}","method":"__dispose__","params":{}}
    < {"id":3}
    > {"id":4,"guid":"{{browser}}","method":"newContext","params":{}}
    < {"id":4,"error":{"error":{"message":"Target page, context or browser has been closed","stack":"{{.*}}","name":"TargetClosedError"}},"log":[]}
  )");
  EXPECT_TRUE(browser()->connected());
  EXPECT_EQ(browser()->contexts(), std::vector{others_});
}

TEST_F(ConnectedBrowserTest, LosesWhatIsTheClientsWhenTheClientGoes) {
  Open();
  EXPECT_EQ(browser()->contexts().size(), 2u);
  connection_->Disconnect();
  io_.restart();
  io_.poll();
  EXPECT_EQ(browser()->contexts(), std::vector{others_});
  EXPECT_TRUE(browser()->connected());
}

TEST_F(ConnectedBrowserTest, TellsThatItDied) {
  Open();
  On("the browser dies", [this] { browser()->DidDisconnect(); });
  Play(R"(
    ~ the browser dies
    < {"guid":"{{context}}","method":"close"}
    < {"guid":"{{context}}","method":"__dispose__","params":{}}
    < {"guid":"{{browser}}","method":"close"}
    < {"guid":"{{browser}}","method":"__dispose__","params":{}}
  )");
}

}  // namespace
}  // namespace understudy::dispatchers
