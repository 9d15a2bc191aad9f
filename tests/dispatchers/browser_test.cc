#include "tests/dispatchers/client_test.h"

namespace understudy::dispatchers {
namespace {

using BrowserTest = ClientTest;

TEST_F(BrowserTest, OpensAContext) {
  Launch();
  Play(R"(
    > {"id":3,"guid":"{{browser}}","method":"newContext","params":{"viewport":{"width":800,"height":600}}}
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
    < {"guid":"{{browser}}","method":"context","params":{"context":{"guid":"{{context}}"}}}
    < {"id":3,"result":{"context":{"guid":"{{context}}"}}}
  )");
}

TEST_F(BrowserTest, OpensAContextAsTheOldestClientsKnowIt) {
  Connect("1.48.0");
  Launch();
  Play(R"(
    > {"id":3,"guid":"{{browser}}","method":"newContext","params":{}}
    < {"guid":"{{browser}}","method":"__create__","params":{"type":"Tracing","initializer":{},"guid":"{{tracing}}"}}
    < {"guid":"{{browser}}","method":"__create__","params":{"type":"APIRequestContext","initializer":{"tracing":{"guid":"{{tracing}}"}},"guid":"{{requests}}"}}
    < {"guid":"{{requests}}","method":"__adopt__","params":{"guid":"{{tracing}}"}}
    < {"guid":"{{browser}}","method":"__create__","params":{"type":"BrowserContext","initializer":{"isChromium":true,"requestContext":{"guid":"{{requests}}"},"tracing":{"guid":"{{tracing}}"}},"guid":"{{context}}"}}
    < {"guid":"{{context}}","method":"__adopt__","params":{"guid":"{{requests}}"}}
    < {"guid":"{{context}}","method":"__adopt__","params":{"guid":"{{tracing}}"}}
    < {"id":3,"result":{"context":{"guid":"{{context}}"}}}
  )");
}

TEST_F(BrowserTest, MakesAContextWithItsOptions) {
  Launch();
  conversation_->SkipTo(R"(
    > {"id":3,"guid":"{{browser}}","method":"newContext","params":{"isMobile":true,"hasTouch":true,"deviceScaleFactor":2,"ignoreHTTPSErrors":true,"javaScriptEnabled":false,"bypassCSP":true,"userAgent":"ua","locale":"de-DE","timezoneId":"Europe/Berlin","geolocation":{"longitude":1,"latitude":2},"permissions":["geolocation"],"extraHTTPHeaders":[{"name":"a","value":"b"}],"offline":true,"httpCredentials":[{"username":"u","password":"p"}],"colorScheme":"dark","reducedMotion":"reduce","forcedColors":"active","contrast":"more","baseURL":"http://x/","serviceWorkers":"block","proxy":{"server":"http://proxy:1"},"storageState":{"cookies":[{"name":"n","value":"v","domain":"example.com","path":"/"}]}}}
    < {"id":3,"result":{"context":{"guid":"{{context}}"}}}
    > {"id":4,"guid":"{{context}}","method":"cookies","params":{"urls":[]}}
    < {"id":4,"result":{"cookies":[{"name":"n","value":"v","domain":"example.com","path":"/","expires":-1,"httpOnly":false,"secure":false,"sameSite":"Lax"}]}}
  )");
  const browser::ContextOptions& options = context()->options();
  EXPECT_TRUE(options.is_mobile && options.has_touch && options.ignore_https_errors);
  EXPECT_TRUE(options.bypass_csp && options.offline && options.block_service_workers &&
              !options.java_script_enabled);
  EXPECT_EQ(options.device_scale_factor, 2);
  EXPECT_EQ(options.user_agent, "ua");
  EXPECT_EQ(options.locale, "de-DE");
  EXPECT_EQ(options.timezone_id, "Europe/Berlin");
  EXPECT_EQ(options.geolocation->latitude, 2);
  EXPECT_EQ(options.permissions, std::vector<std::string>{"geolocation"});
  EXPECT_EQ(options.extra_http_headers.at(0).value, "b");
  EXPECT_EQ(options.http_credentials.at(0).username, "u");
  EXPECT_EQ(options.color_scheme, "dark");
  EXPECT_EQ(options.reduced_motion, "reduce");
  EXPECT_EQ(options.forced_colors, "active");
  EXPECT_EQ(options.contrast, "more");
  EXPECT_EQ(options.base_url, "http://x/");
  EXPECT_EQ(options.proxy->server, "http://proxy:1");
}

TEST_F(BrowserTest, RefusesStorageItDoesNotRestore) {
  for (const std::string version : {"1.48.0", "1.65.0"}) {
    Connect(version);
    Launch();
    conversation_->SkipTo(R"(
      > {"id":3,"guid":"{{browser}}","method":"newContext","params":{"storageState":{"cookies":[],"origins":[{"origin":"http://x","localStorage":[]}]}}}
      < {"id":3,"error":{"error":{"message":"Understudy does not implement the option storageState.origins yet","stack":"{{.*}}","name":"Error"}},"log":"{{*}}"}
    )");
  }
}

TEST_F(BrowserTest, RefusesContextsThatContradictThemselves) {
  Launch();
  Play(R"(
    > {"id":3,"guid":"{{browser}}","method":"newContext","params":{"noDefaultViewport":true,"deviceScaleFactor":1}}
    < {"id":3,"error":{"error":{"message":"\"deviceScaleFactor\" option is not supported with null \"viewport\"","stack":"{{.*}}","name":"Error"}},"log":[]}
    > {"id":4,"guid":"{{browser}}","method":"newContext","params":{"noDefaultViewport":true,"isMobile":true}}
    < {"id":4,"error":{"error":{"message":"\"isMobile\" option is not supported with null \"viewport\"","stack":"{{.*}}","name":"Error"}},"log":[]}
  )");
  conversation_->SkipTo(R"(
    > {"id":5,"guid":"{{browser}}","method":"newContext","params":{"noDefaultViewport":true,"isMobile":false,"hasTouch":true}}
    < {"id":5,"result":{"context":{"guid":"{{context}}"}}}
  )");
  EXPECT_TRUE(context()->options().no_default_viewport);
}

TEST_F(BrowserTest, RefusesPlacesThatAreNotOnEarth) {
  Launch();
  Play(R"(
    > {"id":3,"guid":"{{browser}}","method":"newContext","params":{"geolocation":{"longitude":181,"latitude":91}}}
    < {"id":3,"error":{"error":{"message":"geolocation.longitude: precondition -180 <= LONGITUDE <= 180 failed.","stack":"{{.*}}","name":"Error"}},"log":[]}
    > {"id":4,"guid":"{{browser}}","method":"newContext","params":{"geolocation":{"longitude":-180,"latitude":-90.5}}}
    < {"id":4,"error":{"error":{"message":"geolocation.latitude: precondition -90 <= LATITUDE <= 90 failed.","stack":"{{.*}}","name":"Error"}},"log":[]}
    > {"id":5,"guid":"{{browser}}","method":"newContext","params":{"geolocation":{"longitude":180,"latitude":90,"accuracy":-1}}}
    < {"id":5,"error":{"error":{"message":"geolocation.accuracy: precondition 0 <= ACCURACY failed.","stack":"{{.*}}","name":"Error"}},"log":[]}
  )");
}

TEST_F(BrowserTest, Closes) {
  OpenContext();
  Play(R"(
    > {"id":4,"guid":"{{browser}}","method":"close","params":{}}
    < {"guid":"{{context}}","method":"close"}
    < {"guid":"{{context}}","method":"__dispose__","params":{}}
    < {"guid":"{{browser}}","method":"close"}
    < {"guid":"{{browser}}","method":"__dispose__","params":{}}
    < {"id":4}
    > {"id":5,"guid":"{{context}}","method":"newPage","params":{}}
    < {"id":5,"error":{"error":{"message":"Target page, context or browser has been closed","stack":"{{.*}}","name":"TargetClosedError"}}}
  )");
}

TEST_F(BrowserTest, TellsThatItDied) {
  Launch();
  On("the browser dies", [this] { browser()->DidDisconnect(); });
  Play(R"(
    ~ the browser dies
    < {"guid":"{{browser}}","method":"close"}
    < {"guid":"{{browser}}","method":"__dispose__","params":{}}
  )");
}

TEST_F(BrowserTest, OpensADebuggingSession) {
  Launch();
  On("the browser says something", [this] {
    launcher_->delegates.back()->cdp_channel->on_event("Target.targetCreated",
                                                       boost::json::object{{"id", 1}});
  });
  On("the session ends", [this] { launcher_->delegates.back()->cdp_channel->on_closed(); });
  Play(R"(
    > {"id":3,"guid":"{{browser}}","method":"newBrowserCDPSession","params":{}}
    < {"guid":"{{browser}}","method":"__create__","params":{"type":"CDPSession","initializer":{},"guid":"{{session}}"}}
    < {"id":3,"result":{"session":{"guid":"{{session}}"}}}
    > {"id":4,"guid":"{{session}}","method":"send","params":{"method":"Browser.getVersion","params":{"x":1}}}
    < {"id":4,"result":{"result":{"x":1,"method":"Browser.getVersion"}}}
    > {"id":5,"guid":"{{session}}","method":"send","params":{"method":"Fail.now"}}
    < {"id":5,"error":{"error":{"message":"Protocol error (Fail.now): as asked","stack":"{{.*}}","name":"Error"}},"log":[]}
    ~ the browser says something
    < {"guid":"{{session}}","method":"event","params":{"method":"Target.targetCreated","params":{"id":1}}}
    ~ the session ends
    < {"guid":"{{session}}","method":"close"}
    < {"guid":"{{session}}","method":"__dispose__","params":{}}
  )");
}

TEST_F(BrowserTest, DetachesADebuggingSession) {
  Launch();
  conversation_->SkipTo(R"(
    > {"id":3,"guid":"{{browser}}","method":"newBrowserCDPSession","params":{}}
    < {"id":3,"result":{"session":{"guid":"{{session}}"}}}
  )");
  Play(R"(
    > {"id":4,"guid":"{{session}}","method":"detach","params":{}}
    < {"guid":"{{session}}","method":"__dispose__","params":{}}
    < {"id":4}
  )");
}

}  // namespace
}  // namespace understudy::dispatchers
