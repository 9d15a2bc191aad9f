// How the requests that the Fetch domain pauses become the domain's.

#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>

#include "server/browser/request_routing.h"
#include "tests/server/chromium/scripted_browser.h"

namespace understudy::chromium {
namespace {

namespace json = boost::json;
using ::testing::ElementsAre;

constexpr std::string_view kUrl = "http://x/a";

class InterceptionTest : public ScriptedBrowserTest {
 protected:
  void SetUp() override {
    ScriptedBrowserTest::SetUp();
    subscriptions_.push_back(context_->on_request.connect(
        [this](const Ref<browser::Request>& request) { Hear("request", *request); }));
    subscriptions_.push_back(page_->routing().on_route.connect([this](const Ref<browser::Route>& route) {
      Hear("route", *route->request());
      routes_.push_back(route);
    }));
  }
  void Hear(const std::string& what, const browser::Request& request) {
    const network::Header* const accept = network::FindHeader(request.start().headers, "Accept");
    heard_.push_back(what + " " + request.start().url + (accept ? " accepts" : ""));
  }

  // Has the client decide on what fits.
  void Route(const std::string& glob) {
    std::vector<network::UrlMatch> patterns;
    patterns.push_back(network::UrlMatch::Glob(glob, {}));
    ASSERT_TRUE(Run(page_->SetRequestPatterns(std::move(patterns))).ok());
  }
  void Send(std::string_view url = kUrl, std::string_view session = "S",
            std::string_view initiator = "other") {
    remote_.Emit("Network.requestWillBeSent",
                 {{"requestId", "N"},
                  {"frameId", "T"},
                  {"type", "Fetch"},
                  {"initiator", {{"type", initiator}}},
                  {"request", {{"url", url}, {"method", "GET"}, {"headers", json::object()}}}},
                 session);
  }
  void Pause(std::string_view url = kUrl, const json::object& more = {{"networkId", "N"}}) {
    json::object params = {{"requestId", "F"},
                           {"frameId", "T"},
                           {"request", {{"url", url}, {"method", "GET"}, {"headers", {{"Accept", "*/*"}}}}}};
    for (const auto& [name, value] : more) params[name] = value;
    remote_.Emit("Fetch.requestPaused", params, "S");
  }
  std::string Next() {
    const testing::FakeBrowser::Command command = Run(remote_.ExpectAny());
    remote_.Answer(command);
    last_ = command.params;
    return command.method;
  }

  std::vector<std::string> heard_;
  std::vector<Ref<browser::Route>> routes_;
  json::object last_;
  std::vector<Subscription> subscriptions_;
};

TEST_F(InterceptionTest, BeginsAndEndsWithThePatterns) {
  remote_.AnswerNoLonger("Fetch.enable");
  std::vector<network::UrlMatch> patterns(1, network::UrlMatch::Any());
  testing::Started set(loop_, page_->SetRequestPatterns(patterns));
  EXPECT_EQ(Next(), "Fetch.enable");
  EXPECT_EQ(last_.at("handleAuthRequests").as_bool(), true);
  EXPECT_TRUE(OutcomeOf(set).ok());
  // What changes among them the browser doesn't have to know.
  EXPECT_TRUE(Run(page_->SetRequestPatterns(patterns)).ok());
  remote_.AnswerNoLonger("Fetch.disable");
  testing::Started ended(loop_, page_->SetRequestPatterns({}));
  EXPECT_EQ(Next(), "Fetch.disable");
  EXPECT_TRUE(OutcomeOf(ended).ok());
}

TEST_F(InterceptionTest, ARequestIsRoutedWhicheverDomainSpeaksFirst) {
  Route("**");
  Until(page_->routing().on_route, [&] {
    Send();
    Pause();
  });
  EXPECT_THAT(heard_, ElementsAre("request http://x/a accepts", "route http://x/a accepts"));
  remote_.Emit("Network.loadingFinished", {{"requestId", "N"}}, "S");
  heard_.clear();
  Until(page_->routing().on_route, [&] {
    Pause();
    Send();
  });
  EXPECT_THAT(heard_, ElementsAre("request http://x/a accepts", "route http://x/a accepts"));
}

TEST_F(InterceptionTest, AWorkersRequestIsPausedInTheSessionOfItsPage) {
  Route("**");
  Until(page_->on_worker, [&] { Attach({{"targetId", "W"}, {"type", "worker"}}, "SW", "S"); });
  Until(page_->routing().on_route, [&] {
    Pause();
    Send(kUrl, "SW");
  });
  EXPECT_EQ(routes_.size(), 1u);
}

TEST_F(InterceptionTest, WhatNoPatternFitsGoesOnAtOnce) {
  Route("**/b");
  Pause();
  EXPECT_EQ(Next(), "Fetch.continueRequest");
  Until(context_->on_request, [&] { Send(); });
  EXPECT_THAT(heard_, ElementsAre("request http://x/a accepts"));
}

TEST_F(InterceptionTest, WhatTheNetworkDoesNotKnowGoesOn) {
  Route("**");
  Pause(kUrl, {});
  EXPECT_EQ(Next(), "Fetch.continueRequest");
}

TEST_F(InterceptionTest, WhatIsNotPausedIsToldOfWithItsResponse) {
  Route("**");
  Until(context_->on_request, [&] {
    Send();
    remote_.Emit(
        "Network.responseReceived",
        {{"requestId", "N"}, {"response", {{"url", kUrl}, {"status", 200}, {"headers", json::object()}}}},
        "S");
  });
  EXPECT_THAT(heard_, ElementsAre("request http://x/a"));
  EXPECT_TRUE(context_->network().Find("N")->response());
}

TEST_F(InterceptionTest, WhatWasToldOfBeforeIsRoutedAsItIs) {
  Until(context_->on_request, [&] { Send(); });
  Route("**");
  Until(page_->routing().on_route, [&] { Pause(); });
  EXPECT_THAT(heard_, ElementsAre("request http://x/a", "route http://x/a"));
}

TEST_F(InterceptionTest, RedirectsGoOnWithTheHeadersOfTheFirst) {
  Route("**");
  Until(page_->routing().on_route, [&] {
    Send();
    Pause();
  });
  browser::RequestChanges changes;
  changes.headers.emplace().push_back({"Foo", "bar"});
  testing::Started continued(loop_, routes_.front()->Continue(changes));
  EXPECT_EQ(Next(), "Fetch.continueRequest");
  EXPECT_TRUE(OutcomeOf(continued).ok());
  Pause("http://x/b", {{"networkId", "N"}, {"redirectedRequestId", "F"}});
  EXPECT_EQ(Next(), "Fetch.continueRequest");
  EXPECT_EQ(last_.at("headers"), json::value({{{"name", "Foo"}, {"value", "bar"}}}));
  EXPECT_EQ(routes_.size(), 1u);
}

TEST_F(InterceptionTest, PreflightsAreAnswered) {
  Route("**/b");
  Pause(kUrl, {{"networkId", "N"},
               {"request",
                {{"url", kUrl},
                 {"method", "OPTIONS"},
                 {"headers", {{"Origin", "http://y"}, {"Access-Control-Request-Method", "PUT"}}}}}});
  EXPECT_EQ(Next(), "Fetch.fulfillRequest");
  EXPECT_EQ(last_.at("responseCode").as_int64(), 204);
}

TEST_F(InterceptionTest, ADecisionAboutARequestThatIsGoneSucceeds) {
  Route("**");
  Until(page_->routing().on_route, [&] {
    Send();
    Pause();
  });
  testing::Started aborted(loop_, routes_.front()->Abort(browser::AbortReason::kTimedOut));
  const testing::FakeBrowser::Command command = Run(remote_.ExpectAny());
  EXPECT_EQ(command.params.at("errorReason").as_string(), "TimedOut");
  remote_.Fail(command, "Invalid InterceptionId.");
  EXPECT_TRUE(OutcomeOf(aborted).ok());
}

TEST_F(InterceptionTest, WhatTheBrowserDoesNotTakeCanBeDecidedAgain) {
  Route("**");
  Until(page_->routing().on_route, [&] {
    Send();
    Pause();
  });
  testing::Started continued(loop_, routes_.front()->Continue({}));
  remote_.Fail(Run(remote_.ExpectAny()), "Invalid header");
  EXPECT_EQ(OutcomeOf(continued).message(), "Protocol error (Fetch.continueRequest): Invalid header");
  testing::Started fulfilled(loop_, routes_.front()->Fulfill({}));
  EXPECT_EQ(Next(), "Fetch.fulfillRequest");
  EXPECT_EQ(last_.at("responsePhrase").as_string(), "OK");
  EXPECT_TRUE(OutcomeOf(fulfilled).ok());
}

}  // namespace
}  // namespace understudy::chromium
