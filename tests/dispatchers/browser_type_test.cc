#include "tests/dispatchers/client_test.h"

namespace understudy::dispatchers {
namespace {

using BrowserTypeTest = ClientTest;

TEST_F(BrowserTypeTest, Launches) {
  Initialize();
  Play(R"(
    > {"id":2,"guid":"{{chromium}}","method":"launch","params":{"args":["--x"],"slowMo":5},"metadata":{"timeout":1000}}
    < {"guid":"{{chromium}}","method":"__create__","params":{"type":"Browser","initializer":{"version":"156.0.1.2","name":"chromium","browserName":"chromium"},"guid":"{{browser}}"}}
    < {"id":2,"result":{"browser":{"guid":"{{browser}}"}}}
  )");
  EXPECT_EQ(browser()->options().args, std::vector<std::string>{"--x"});
  EXPECT_EQ(browser()->options().slow_mo_ms, 5);
  EXPECT_EQ(browser()->options().timeout_ms, 1000);
}

TEST_F(BrowserTypeTest, ALaunchThatFailsSaysHow) {
  Initialize();
  Play(R"(
    > {"id":2,"guid":"{{chromium}}","method":"launch","params":{"channel":"broken"}}
    < {"id":2,"error":{"error":{"message":"The browser is broken.","stack":"{{.*}}","name":"Error"}},"log":["  - <launching> fake"]}
  )");
}

TEST_F(BrowserTypeTest, ALaunchThatHangsEndsAtItsDeadline) {
  Initialize();
  launcher_->hangs = true;
  Play(R"(
    > {"id":2,"guid":"{{chromium}}","method":"launch","params":{},"metadata":{"timeout":100}}
    < {"id":2,"error":{"error":{"message":"Timeout 100ms exceeded.","stack":"{{.*}}","name":"TimeoutError"}},"log":["  - <launching> fake"]}
  )");
}

TEST_F(BrowserTypeTest, DrivesChromiumOnly) {
  conversation_->SkipTo(R"(
    > {"id":1,"guid":"","method":"initialize","params":{"sdkLanguage":"python"}}
    < {"guid":"","method":"__create__","params":{"type":"BrowserType","initializer":{"executablePath":"","name":"webkit"},"guid":"{{webkit}}"}}
    < {"id":1,"result":{"playwright":{"guid":"Playwright"}}}
  )");
  Play(R"(
    > {"id":2,"guid":"{{webkit}}","method":"launch","params":{}}
    < {"id":2,"error":{"error":{"message":"Understudy drives Chromium only; it can't launch webkit.","stack":"{{.*}}","name":"Error"}},"log":[]}
  )");
}

TEST_F(BrowserTypeTest, LaunchesAPersistentContext) {
  Initialize();
  Play(R"(
    > {"id":2,"guid":"{{chromium}}","method":"launchPersistentContext","params":{"userDataDir":"/tmp/profile","viewport":{"width":800,"height":600}}}
    < {"guid":"{{chromium}}","method":"__create__","params":{"type":"Browser","initializer":{"version":"156.0.1.2","name":"chromium","browserName":"chromium"},"guid":"{{browser}}"}}
    < {"guid":"{{browser}}","method":"__create__","params":{"type":"Debugger","initializer":{},"guid":"{{debugger}}"}}
    < {"guid":"{{debugger}}","method":"pausedStateChanged","params":{}}
    < {"guid":"{{browser}}","method":"__create__","params":{"type":"Tracing","initializer":{},"guid":"{{tracing1}}"}}
    < {"guid":"{{browser}}","method":"__create__","params":{"type":"APIRequestContext","initializer":{"tracing":{"guid":"{{tracing1}}"}},"guid":"{{requests}}"}}
    < {"guid":"{{requests}}","method":"__adopt__","params":{"guid":"{{tracing1}}"}}
    < {"guid":"{{browser}}","method":"__create__","params":{"type":"Tracing","initializer":{},"guid":"{{tracing2}}"}}
    < {"guid":"{{browser}}","method":"__create__","params":{"type":"BrowserContext","initializer":{"debugger":{"guid":"{{debugger}}"},"requestContext":{"guid":"{{requests}}"},"tracing":{"guid":"{{tracing2}}"},"options":{"viewport":{"width":800,"height":600},"acceptDownloads":"accept"}},"guid":"{{context}}"}}
    < {"guid":"{{context}}","method":"__adopt__","params":{"guid":"{{debugger}}"}}
    < {"guid":"{{context}}","method":"__adopt__","params":{"guid":"{{requests}}"}}
    < {"guid":"{{context}}","method":"__adopt__","params":{"guid":"{{tracing2}}"}}
    < {"guid":"{{context}}","method":"__create__","params":{"type":"Frame","initializer":{"url":"about:blank","name":"","loadStates":["commit"]},"guid":"{{frame}}"}}
    < {"guid":"{{context}}","method":"__create__","params":{"type":"Page","initializer":{"mainFrame":{"guid":"{{frame}}"},"viewportSize":{"width":800,"height":600},"isClosed":false},"guid":"{{page}}"}}
    < {"guid":"{{page}}","method":"__adopt__","params":{"guid":"{{frame}}"}}
    < {"guid":"{{context}}","method":"page","params":{"page":{"guid":"{{page}}"}}}
    < {"guid":"{{browser}}","method":"context","params":{"context":{"guid":"{{context}}"}}}
    < {"id":2,"result":{"browser":{"guid":"{{browser}}"},"context":{"guid":"{{context}}"}}}
    > {"id":3,"guid":"{{context}}","method":"close","params":{}}
    < {"guid":"{{page}}","method":"close"}
    < {"guid":"{{page}}","method":"__dispose__","params":{}}
    < {"guid":"{{context}}","method":"close"}
    < {"guid":"{{context}}","method":"__dispose__","params":{}}
    < {"guid":"{{browser}}","method":"close"}
    < {"guid":"{{browser}}","method":"__dispose__","params":{}}
    < {"id":3}
  )");
  EXPECT_EQ(browser()->options().user_data_dir, "/tmp/profile");
}

TEST_F(BrowserTypeTest, GivesOldClientsAPersistentContextWithoutABrowser) {
  Connect("1.52.0");
  Initialize();
  conversation_->SkipTo(R"(
    > {"id":2,"guid":"{{chromium}}","method":"launchPersistentContext","params":{"userDataDir":""}}
    < {"guid":"{{chromium}}","method":"__create__","params":{"type":"BrowserContext","initializer":{"isChromium":true,"requestContext":{"guid":"{{.*}}"},"tracing":{"guid":"{{.*}}"}},"guid":"{{context}}"}}
    < {"id":2,"result":{"context":{"guid":"{{context}}"}}}
  )");
}

TEST_F(BrowserTypeTest, RefusesOptionsItCannotFollow) {
  Initialize();
  Play(R"(
    > {"id":2,"guid":"{{chromium}}","method":"launchPersistentContext","params":{"userDataDir":"","recordVideo":{"dir":"/tmp"}}}
    < {"id":2,"error":{"error":{"message":"Understudy does not implement the option recordVideo yet","stack":"{{.*}}","name":"Error"}},"log":[]}
  )");
}

}  // namespace
}  // namespace understudy::dispatchers
