// What a client is given first.

#include "tests/dispatchers/client_test.h"

namespace understudy::dispatchers {
namespace {

using RootTest = ClientTest;

TEST_F(RootTest, AnnouncesWhatEverythingStartsFrom) {
  conversation_->SkipTo(R"(
    > {"id":"abcd@1","guid":"","method":"initialize","params":{"sdkLanguage":"python"},"metadata":{"internal":false}}
    < {"guid":"","method":"__create__","params":{"type":"BrowserType","initializer":{"executablePath":"/usr/bin/fake","name":"chromium"},"guid":"{{chromium}}"}}
    < {"guid":"","method":"__create__","params":{"type":"BrowserType","initializer":{"executablePath":"","name":"firefox"},"guid":"{{firefox}}"}}
    < {"guid":"","method":"__create__","params":{"type":"BrowserType","initializer":{"executablePath":"","name":"webkit"},"guid":"{{webkit}}"}}
    < {"guid":"","method":"__create__","params":{"type":"Android","initializer":{},"guid":"{{android}}"}}
    < {"guid":"","method":"__create__","params":{"type":"Electron","initializer":{},"guid":"{{electron}}"}}
    < {"guid":"","method":"__create__","params":{"type":"Playwright","initializer":{"chromium":{"guid":"{{chromium}}"},"firefox":{"guid":"{{firefox}}"},"webkit":{"guid":"{{webkit}}"},"android":{"guid":"{{android}}"},"electron":{"guid":"{{electron}}"},"utils":{"guid":"localUtils"}},"guid":"Playwright"}}
    < {"id":"abcd@1","result":{"playwright":{"guid":"Playwright"}}}
  )");
}

TEST_F(RootTest, GivesOlderClientsWhatTheirInitializerHas) {
  Connect("1.52.0");
  conversation_->SkipTo(R"(
    > {"id":1,"guid":"","method":"initialize","params":{"sdkLanguage":"python"}}
    < {"guid":"","method":"__create__","params":{"type":"Selectors","initializer":{},"guid":"{{selectors}}"}}
    < {"guid":"","method":"__create__","params":{"type":"Playwright","initializer":{"chromium":{"guid":"{{.*}}"},"firefox":{"guid":"{{.*}}"},"webkit":{"guid":"{{.*}}"},"bidiChromium":{"guid":"{{.*}}"},"bidiFirefox":{"guid":"{{.*}}"},"android":{"guid":"{{.*}}"},"electron":{"guid":"{{.*}}"},"utils":{"guid":"localUtils"},"selectors":{"guid":"{{selectors}}"}},"guid":"Playwright"}}
    < {"id":1,"result":{"playwright":{"guid":"Playwright"}}}
    > {"id":2,"guid":"{{selectors}}","method":"setTestIdAttributeName","params":{"testIdAttributeName":"data-id"}}
    < {"id":2}
  )");
  Connect("1.56.0");
  conversation_->SkipTo(R"(
    > {"id":1,"guid":"","method":"initialize","params":{"sdkLanguage":"python"}}
    < {"guid":"","method":"__create__","params":{"type":"Playwright","initializer":{"chromium":{"guid":"{{.*}}"},"firefox":{"guid":"{{.*}}"},"webkit":{"guid":"{{.*}}"},"_bidiChromium":{"guid":"{{.*}}"},"_bidiFirefox":{"guid":"{{.*}}"},"android":{"guid":"{{.*}}"},"electron":{"guid":"{{.*}}"},"utils":{"guid":"localUtils"}},"guid":"Playwright"}}
    < {"id":1,"result":{"playwright":{"guid":"Playwright"}}}
  )");
}

TEST_F(RootTest, TellsTheDeviceDescriptors) {
  std::string local_utils;
  On("look", [&] { local_utils = conversation_->Hear(); });
  conversation_->SkipTo(R"(
    > {"id":1,"guid":"","method":"initialize","params":{"sdkLanguage":"python"}}
    < {"guid":"","method":"__create__","params":{"type":"Electron","initializer":{},"guid":"{{.*}}"}}
    ~ look
  )");
  EXPECT_TRUE(local_utils.starts_with(R"({"guid":"","method":"__create__","params":{"type":"LocalUtils",)"
                                      R"("initializer":{"deviceDescriptors":[)"));
  EXPECT_NE(local_utils.find(R"({"name":"iPhone 15","descriptor":{"userAgent":"Mozilla/5.0)"),
            std::string::npos);
}

TEST_F(RootTest, IsInitializedOnce) {
  Initialize();
  Play(R"(
    > {"id":2,"guid":"","method":"initialize","params":{"sdkLanguage":"python"}}
    < {"id":2,"error":{"error":{"message":"{{.*initialized already}}","stack":"{{.*}}","name":"Error"}},"log":[]}
  )");
}

TEST_F(RootTest, RefusesALanguageNobodySpeaks) {
  Play(R"talk(
    > {"id":1,"guid":"","method":"initialize","params":{"sdkLanguage":"cobol"}}
    < {"id":1,"error":{"error":{"message":"sdkLanguage: expected one of (javascript|python|java|csharp)","stack":"{{.*}}","name":"Error"}}}
  )talk");
}

}  // namespace
}  // namespace understudy::dispatchers
