#include "server/browser/console_message.h"
#include "server/browser/dialog.h"
#include "server/browser/request.h"
#include "server/browser/response.h"
#include "tests/dispatchers/client_test.h"

namespace understudy::dispatchers {
namespace {

class BrowserContextTest : public ClientTest {
 protected:
  Ref<browser::Request> NewRequest(std::string url, bool navigation,
                                   Ref<browser::Request> redirected_from = nullptr) {
    browser::RequestStart start;
    start.url = std::move(url);
    start.resource_type = navigation ? "document" : "fetch";
    start.method = "GET";
    start.is_navigation = navigation;
    browser::RequestOwner owner;
    owner.frame = frame();
    return std::make_shared<browser::Request>(context(), owner, std::move(redirected_from), std::move(start));
  }
  Ref<browser::Dialog> NewDialog() {
    return std::make_shared<browser::Dialog>(
        page(), "confirm", "Sure?", "",
        [this](bool accept, std::string) -> Task<absl::Status> { return Answer(accept); });
  }
  Task<absl::Status> Answer(bool accept) {
    answer_ = accept;
    co_return absl::OkStatus();
  }
  std::optional<bool> answer_;
};

TEST_F(BrowserContextTest, OpensAPage) {
  OpenContext();
  Play(R"(
    > {"id":4,"guid":"{{context}}","method":"newPage","params":{}}
    < {"guid":"{{context}}","method":"__create__","params":{"type":"Frame","initializer":{"url":"about:blank","name":"","loadStates":["commit"]},"guid":"{{frame}}"}}
    < {"guid":"{{context}}","method":"__create__","params":{"type":"Page","initializer":{"mainFrame":{"guid":"{{frame}}"},"viewportSize":{"width":1280,"height":720},"isClosed":false},"guid":"{{page}}"}}
    < {"guid":"{{page}}","method":"__adopt__","params":{"guid":"{{frame}}"}}
    < {"guid":"{{context}}","method":"page","params":{"page":{"guid":"{{page}}"}}}
    < {"id":4,"result":{"page":{"guid":"{{page}}"}}}
  )");
}

TEST_F(BrowserContextTest, TellsOfAPopup) {
  OpenPage();
  On("the page opens a window", [this] { FakePage::Open(context(), page()); });
  conversation_->SkipTo(R"(
    ~ the page opens a window
    < {"guid":"{{context}}","method":"__create__","params":{"type":"Page","initializer":{"mainFrame":{"guid":"{{popup_frame}}"},"viewportSize":{"width":1280,"height":720},"isClosed":false,"opener":{"guid":"{{page}}"}},"guid":"{{popup}}"}}
    < {"guid":"{{context}}","method":"page","params":{"page":{"guid":"{{popup}}"}}}
  )");
}

TEST_F(BrowserContextTest, ClosesItsPagesFirst) {
  OpenPage();
  Play(R"(
    > {"id":5,"guid":"{{context}}","method":"close","params":{"reason":"done"}}
    < {"guid":"{{page}}","method":"close"}
    < {"guid":"{{page}}","method":"__dispose__","params":{}}
    < {"guid":"{{context}}","method":"close"}
    < {"guid":"{{context}}","method":"__dispose__","params":{}}
    < {"id":5}
  )");
}

TEST_F(BrowserContextTest, TellsConsoleMessagesToThoseWhoAsked) {
  OpenPage();
  On("the page logs", [this] {
    auto message = std::make_shared<browser::ConsoleMessage>();
    message->type = "log";
    message->text = "hi";
    message->timestamp = 5;
    message->page = page();
    page()->DidLogToConsole(message);
  });
  Play(R"(
    ~ the page logs
    > {"id":5,"guid":"{{page}}","method":"updateSubscription","params":{"event":"console","enabled":true}}
    < {"id":5}
    ~ the page logs
    < {"guid":"{{context}}","method":"console","params":{"type":"log","text":"hi","args":[],"location":{"url":"","lineNumber":0,"columnNumber":0},"timestamp":5,"page":{"guid":"{{page}}"}}}
    > {"id":6,"guid":"{{page}}","method":"updateSubscription","params":{"event":"console","enabled":false}}
    < {"id":6}
    ~ the page logs
    > {"id":7,"guid":"{{context}}","method":"updateSubscription","params":{"event":"console","enabled":true}}
    < {"id":7}
    ~ the page logs
    < {"guid":"{{context}}","method":"console","params":{"type":"log","text":"hi","args":[],"location":{"url":"","lineNumber":0,"columnNumber":0},"timestamp":5,"page":{"guid":"{{page}}"}}}
  )");
}

TEST_F(BrowserContextTest, TellsWhatAPageSaidBeforeItWasToldOf) {
  OpenPage();
  Ref<browser::Page> popup;
  On("a window opens, logs and throws", [&] {
    popup = FakePage::Begin(context(), page());
    auto message = std::make_shared<browser::ConsoleMessage>();
    message->type = "log";
    message->text = "first";
    message->page = popup;
    popup->DidLogToConsole(message);
    browser::PageError error;
    error.name = "Error";
    error.message = "second";
    error.stack = "Error: second";
    error.page = popup;
    popup->DidThrow(error);
  });
  On("its document is there", [&] { context()->DidOpenPage(popup); });
  Play(R"(
    > {"id":5,"guid":"{{context}}","method":"updateSubscription","params":{"event":"console","enabled":true}}
    < {"id":5}
    ~ a window opens, logs and throws
    ~ its document is there
    < {"guid":"{{context}}","method":"__create__","params":{"type":"Frame","initializer":{"url":"about:blank","name":"","loadStates":["commit"]},"guid":"{{popup_frame}}"}}
    < {"guid":"{{context}}","method":"__create__","params":{"type":"Page","initializer":{"mainFrame":{"guid":"{{popup_frame}}"},"viewportSize":{"width":1280,"height":720},"isClosed":false,"opener":{"guid":"{{page}}"}},"guid":"{{popup}}"}}
    < {"guid":"{{popup}}","method":"__adopt__","params":{"guid":"{{popup_frame}}"}}
    < {"guid":"{{context}}","method":"page","params":{"page":{"guid":"{{popup}}"}}}
    < {"guid":"{{context}}","method":"console","params":{"type":"log","text":"first","args":[],"location":{"url":"","lineNumber":0,"columnNumber":0},"timestamp":0,"page":{"guid":"{{popup}}"}}}
    < {"guid":"{{context}}","method":"pageError","params":{"error":{"error":{"message":"second","name":"Error","stack":"Error: second"}},"page":{"guid":"{{popup}}"},"location":{"url":"","line":0,"column":0}}}
  )");
}

TEST_F(BrowserContextTest, RefusesPlacesThatAreNotOnEarth) {
  OpenContext();
  Play(R"(
    > {"id":4,"guid":"{{context}}","method":"setGeolocation","params":{"geolocation":{"longitude":0,"latitude":91}}}
    < {"id":4,"error":{"error":{"message":"geolocation.latitude: precondition -90 <= LATITUDE <= 90 failed.","stack":"{{.*}}","name":"Error"}},"log":[]}
    > {"id":5,"guid":"{{context}}","method":"setGeolocation","params":{"geolocation":{"longitude":0,"latitude":90}}}
    < {"id":5}
    > {"id":6,"guid":"{{context}}","method":"setGeolocation","params":{}}
    < {"id":6}
  )");
}

TEST_F(BrowserContextTest, AlwaysTellsPageErrors) {
  OpenPage();
  On("the page throws", [this] {
    browser::PageError error;
    error.name = "TypeError";
    error.message = "boom";
    error.stack = "TypeError: boom";
    error.page = page();
    page()->DidThrow(error);
  });
  Play(R"(
    ~ the page throws
    < {"guid":"{{context}}","method":"pageError","params":{"error":{"error":{"message":"boom","name":"TypeError","stack":"TypeError: boom"}},"page":{"guid":"{{page}}"},"location":{"url":"","line":0,"column":0}}}
  )");
}

TEST_F(BrowserContextTest, LeavesADialogToTheClientThatAsked) {
  OpenPage();
  On("a dialog opens", [this] { context()->DidOpenDialog(NewDialog()); });
  Play(R"(
    > {"id":5,"guid":"{{context}}","method":"updateSubscription","params":{"event":"dialog","enabled":true}}
    < {"id":5}
    ~ a dialog opens
    < {"guid":"{{page}}","method":"__create__","params":{"type":"Dialog","initializer":{"page":{"guid":"{{page}}"},"type":"confirm","message":"Sure?","defaultValue":""},"guid":"{{dialog}}"}}
    < {"guid":"{{context}}","method":"dialog","params":{"dialog":{"guid":"{{dialog}}"}}}
    > {"id":6,"guid":"{{dialog}}","method":"accept","params":{}}
    < {"id":6}
  )");
  EXPECT_EQ(answer_, true);
}

TEST_F(BrowserContextTest, TellsOnceThatADialogIsClosedWhoeverAnswersIt) {
  OpenPage();
  const Ref<browser::Dialog> dialog = NewDialog();
  On("a dialog opens", [&] { context()->DidOpenDialog(dialog); });
  On("someone else answers it", [&] { dialog->DidClose(); });
  On("the browser says so again", [&] { dialog->DidClose(); });
  Play(R"(
    > {"id":5,"guid":"{{context}}","method":"updateSubscription","params":{"event":"dialog","enabled":true}}
    < {"id":5}
    > {"id":6,"guid":"{{context}}","method":"updateSubscription","params":{"event":"dialogClosed","enabled":true}}
    < {"id":6}
    ~ a dialog opens
    < {"guid":"{{page}}","method":"__create__","params":{"type":"Dialog","initializer":{"page":{"guid":"{{page}}"},"type":"confirm","message":"Sure?","defaultValue":""},"guid":"{{dialog}}"}}
    < {"guid":"{{context}}","method":"dialog","params":{"dialog":{"guid":"{{dialog}}"}}}
    ~ someone else answers it
    < {"guid":"{{context}}","method":"dialogClosed","params":{"dialog":{"guid":"{{dialog}}"}}}
    ~ the browser says so again
    > {"id":7,"guid":"{{dialog}}","method":"accept","params":{}}
    < {"id":7,"error":{"error":{"message":"Cannot accept dialog which is already handled!","stack":"{{.*}}","name":"Error"}},"log":[]}
  )");
  EXPECT_EQ(answer_, std::nullopt);
}

TEST_F(BrowserContextTest, TellsThatADialogNobodyListensToIsClosed) {
  OpenPage();
  On("a dialog opens", [this] { context()->DidOpenDialog(NewDialog()); });
  Play(R"(
    > {"id":5,"guid":"{{page}}","method":"updateSubscription","params":{"event":"dialogClosed","enabled":true}}
    < {"id":5}
    ~ a dialog opens
    < {"guid":"{{page}}","method":"__create__","params":{"type":"Dialog","initializer":{"page":{"guid":"{{page}}"},"type":"confirm","message":"Sure?","defaultValue":""},"guid":"{{dialog}}"}}
    < {"guid":"{{context}}","method":"dialogClosed","params":{"dialog":{"guid":"{{dialog}}"}}}
  )");
}

TEST_F(BrowserContextTest, ClosesADialogNobodyAskedFor) {
  OpenPage();
  On("a dialog opens", [this] { context()->DidOpenDialog(NewDialog()); });
  Play("~ a dialog opens");
  EXPECT_EQ(answer_, false);
}

TEST_F(BrowserContextTest, TellsOfNavigationsEvenToThoseWhoDidNotAsk) {
  OpenPage();
  const Ref<browser::Request> request = NewRequest("http://x/", /*navigation=*/true);
  On("the page navigates", [&] { context()->on_request(request); });
  On("the request fails", [&] {
    request->DidFail("net::ERR_FAILED", 12);
    context()->on_request_failed(request);
  });
  Play(R"(
    ~ the page navigates
    < {"guid":"{{page}}","method":"__create__","params":{"type":"Request","initializer":{"frame":{"guid":"{{frame}}"},"url":"http://x/","resourceType":"document","method":"GET","headers":[],"isNavigationRequest":true},"guid":"{{request}}"}}
    < {"guid":"{{context}}","method":"request","params":{"request":{"guid":"{{request}}"},"page":{"guid":"{{page}}"}}}
    ~ the request fails
    < {"guid":"{{context}}","method":"requestFailed","params":{"request":{"guid":"{{request}}"},"failureText":"net::ERR_FAILED","responseEndTiming":12,"page":{"guid":"{{page}}"}}}
  )");
}

TEST_F(BrowserContextTest, TellsOfOtherRequestsToThoseWhoAsked) {
  OpenPage();
  const Ref<browser::Request> request = NewRequest("http://x/data", /*navigation=*/false);
  browser::ResponseStart start;
  start.url = "http://x/data";
  start.status = 200;
  start.status_text = "OK";
  On("the page fetches", [&] { context()->on_request(request); });
  On("the server answers", [&] {
    request->DidReceiveResponse(std::make_unique<browser::Response>(io_.get_executor(), *request, start,
                                                                    browser::Response::BodyReader()));
    context()->on_response(request->response());
    request->DidFinish(3);
    context()->on_request_finished(request);
  });
  Play(R"(
    ~ the page fetches
    > {"id":5,"guid":"{{page}}","method":"updateSubscription","params":{"event":"response","enabled":true}}
    < {"id":5}
    ~ the server answers
    < {"guid":"{{page}}","method":"__create__","params":{"type":"Request","initializer":{"frame":{"guid":"{{frame}}"},"url":"http://x/data","resourceType":"fetch","method":"GET","headers":[],"isNavigationRequest":false},"guid":"{{request}}"}}
    < {"guid":"{{request}}","method":"__create__","params":{"type":"Response","initializer":{"request":{"guid":"{{request}}"},"url":"http://x/data","status":200,"statusText":"OK","headers":[],"timing":{"startTime":0,"domainLookupStart":-1,"domainLookupEnd":-1,"connectStart":-1,"secureConnectionStart":-1,"connectEnd":-1,"requestStart":-1,"responseStart":-1},"fromServiceWorker":false},"guid":"{{response}}"}}
    < {"guid":"{{context}}","method":"response","params":{"response":{"guid":"{{response}}"},"page":{"guid":"{{page}}"}}}
    < {"guid":"{{context}}","method":"requestFinished","params":{"request":{"guid":"{{request}}"},"response":{"guid":"{{response}}"},"responseEndTiming":3,"page":{"guid":"{{page}}"}}}
    > {"id":6,"guid":"{{request}}","method":"response","params":{}}
    < {"id":6,"result":{"response":{"guid":"{{response}}"}}}
  )");
}

TEST_F(BrowserContextTest, TellsOfRedirectsOfRequestsTheClientKnows) {
  OpenPage();
  const Ref<browser::Request> first = NewRequest("http://x/", /*navigation=*/true);
  const Ref<browser::Request> second = NewRequest("http://x/next", /*navigation=*/false, first);
  On("the page is redirected", [&] {
    context()->on_request(first);
    context()->on_request(second);
  });
  conversation_->SkipTo(R"(
    ~ the page is redirected
    < {"guid":"{{page}}","method":"__create__","params":{"type":"Request","initializer":{"frame":{"guid":"{{frame}}"},"url":"http://x/next","resourceType":"fetch","method":"GET","headers":[],"isNavigationRequest":false,"redirectedFrom":{"guid":"{{first}}"}},"guid":"{{second}}"}}
    < {"guid":"{{context}}","method":"request","params":{"request":{"guid":"{{second}}"},"page":{"guid":"{{page}}"}}}
  )");
}

TEST_F(BrowserContextTest, AddsAndTakesBackAnInitScript) {
  OpenContext();
  Play(R"(
    > {"id":4,"guid":"{{context}}","method":"addInitScript","params":{"source":"1"}}
    < {"guid":"{{context}}","method":"__create__","params":{"type":"Disposable","initializer":{},"guid":"{{disposable}}"}}
    < {"id":4,"result":{"disposable":{"guid":"{{disposable}}"}}}
    > {"id":5,"guid":"{{disposable}}","method":"dispose","params":{}}
    < {"guid":"{{disposable}}","method":"__dispose__","params":{}}
    < {"id":5}
  )");
  EXPECT_TRUE(context()->init_scripts().empty());
}

TEST_F(BrowserContextTest, AnswersOldClientsWithoutADisposable) {
  Connect("1.58.0");
  OpenContext();
  Play(R"(
    > {"id":4,"guid":"{{context}}","method":"addInitScript","params":{"source":"1"}}
    < {"id":4}
    > {"id":5,"guid":"{{context}}","method":"exposeBinding","params":{"name":"f"}}
    < {"id":5}
  )");
  EXPECT_EQ(context()->init_scripts().size(), 1u);
}

TEST_F(BrowserContextTest, ClearsTheCookiesThatMatch) {
  OpenContext();
  Play(R"(
    > {"id":4,"guid":"{{context}}","method":"addCookies","params":{"cookies":[{"name":"a1","value":"","domain":"x","path":"/"},{"name":"b","value":"","domain":"x","path":"/"}]}}
    < {"id":4}
    > {"id":5,"guid":"{{context}}","method":"clearCookies","params":{"nameRegexSource":"^A\\d","nameRegexFlags":"i"}}
    < {"id":5}
    > {"id":6,"guid":"{{context}}","method":"cookies","params":{"urls":[]}}
    < {"id":6,"result":{"cookies":[{"name":"b","value":"","domain":"x","path":"/","expires":-1,"httpOnly":false,"secure":false,"sameSite":"Lax"}]}}
  )");
}

TEST_F(BrowserContextTest, RefusesToClearCookiesByWhatItCannotMatch) {
  OpenContext();
  Play(R"(
    > {"id":4,"guid":"{{context}}","method":"clearCookies","params":{"domainRegexSource":"(","domainRegexFlags":"i"}}
    < {"id":4,"error":{"error":{"message":"Understudy does not implement the regular expression /(/i yet","stack":"{{.*}}","name":"Error"}},"log":[]}
  )");
}

TEST_F(BrowserContextTest, KeepsOldClientsDefaultTimeouts) {
  Connect("1.52.0");
  OpenPage();
  Play(R"(
    > {"id":5,"guid":"{{context}}","method":"setDefaultTimeoutNoReply","params":{"timeout":102}}
    < {"id":5}
    > {"id":6,"guid":"{{frame}}","method":"goto","params":{"url":"about:blank#hangs","waitUntil":"networkidle"}}
    < {"guid":"{{frame}}","method":"loadstate","params":{"remove":"commit"}}
    < {"guid":"{{frame}}","method":"loadstate","params":{"add":"commit"}}
    < {"guid":"{{frame}}","method":"navigated","params":{"url":"about:blank#hangs","name":"","newDocument":{}}}
    < {"guid":"{{frame}}","method":"loadstate","params":{"add":"domcontentloaded"}}
    < {"guid":"{{frame}}","method":"loadstate","params":{"add":"load"}}
    < {"id":6,"error":{"error":{"message":"Timeout 102ms exceeded.","stack":"{{.*}}","name":"TimeoutError"}},"log":["  - navigating to \"about:blank#hangs\", waiting until \"networkidle\""]}
  )");
}

TEST_F(BrowserContextTest, KeepsADefaultTimeoutForWhatComesRightBehindIt) {
  Connect("1.52.0");
  OpenPage();
  conversation_->SkipTo(R"(
    >> {"id":5,"guid":"{{context}}","method":"setDefaultTimeoutNoReply","params":{"timeout":103}}
    > {"id":6,"guid":"{{frame}}","method":"goto","params":{"url":"about:blank#hangs","waitUntil":"networkidle"}}
    < {"id":6,"error":{"error":{"message":"Timeout 103ms exceeded.","stack":"{{.*}}","name":"TimeoutError"}},"log":["{{.*}}"]}
  )");
}

TEST_F(BrowserContextTest, KeepsPasskeys) {
  OpenContext();
  Play(R"(
    > {"id":4,"guid":"{{context}}","method":"credentialsCreate","params":{"rpId":"site.example","id":"AA","userHandle":"BB","privateKey":"CC","publicKey":"DD","signCount":3}}
    < {"id":4,"result":{"credential":{"id":"AA","rpId":"site.example","userHandle":"BB","privateKey":"CC","publicKey":"DD","signCount":3}}}
    > {"id":5,"guid":"{{context}}","method":"credentialsGet","params":{"rpId":"other.example"}}
    < {"id":5,"result":{"credentials":[]}}
    > {"id":6,"guid":"{{context}}","method":"credentialsGet","params":{"id":"AA"}}
    < {"id":6,"result":{"credentials":[{"id":"AA","rpId":"site.example","userHandle":"BB","privateKey":"CC","publicKey":"DD","signCount":3}]}}
    > {"id":7,"guid":"{{context}}","method":"credentialsDelete","params":{"id":"AA"}}
    < {"id":7}
    > {"id":8,"guid":"{{context}}","method":"credentialsGet","params":{}}
    < {"id":8,"result":{"credentials":[]}}
    > {"id":9,"guid":"{{context}}","method":"credentialsCreate","params":{"rpId":"a","signCount":-5}}
    < {"id":9,"error":{"error":{"message":"signCount must be between 0 and 4294967295, got -5","stack":"{{.*}}","name":"Error"}},"log":[]}
    > {"id":10,"guid":"{{context}}","method":"credentialsInstall","params":{}}
    < {"id":10}
  )");
  EXPECT_TRUE(context()->passkeys().installed());
}

TEST_F(BrowserContextTest, DoesNotPauseWhereNobodyCouldGoOn) {
  OpenContext();
  Play(R"(
    > {"id":4,"guid":"{{context}}","method":"pause","params":{}}
    < {"id":4}
  )");
}

}  // namespace
}  // namespace understudy::dispatchers
