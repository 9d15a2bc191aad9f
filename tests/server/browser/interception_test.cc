#include "server/browser/interception.h"

#include "server/browser/network.h"
#include "tests/server/browser/domain_test.h"
#include "tests/support/fake_paused_request.h"

namespace understudy::browser {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class InterceptionTest : public DomainTest {
 protected:
  InterceptionTest() {
    subscriptions_.push_back(
        page_->routing().on_route.connect([this](const Ref<Route>& route) { Hear("page", route); }));
    subscriptions_.push_back(
        context_->routing().on_route.connect([this](const Ref<Route>& route) { Hear("context", route); }));
  }

  void Hear(const std::string& who, const Ref<Route>& route) {
    heard_.push_back(who + " " + route->request()->start().url);
    routes_.push_back(route);
  }
  static std::vector<network::UrlMatch> Globs(const std::vector<std::string>& globs) {
    std::vector<network::UrlMatch> patterns;
    for (const std::string& glob : globs) patterns.push_back(network::UrlMatch::Glob(glob, {}));
    return patterns;
  }
  void RoutePage(const std::vector<std::string>& globs) {
    ASSERT_TRUE(Run(page_->SetRequestPatterns(Globs(globs))).ok());
  }
  void RouteContext(const std::vector<std::string>& globs) {
    ASSERT_TRUE(Run(context_->SetRequestPatterns(Globs(globs))).ok());
  }
  Ref<Request> Send(const std::string& url, const std::string& id = "1") {
    RequestStart start;
    start.url = url;
    start.method = "GET";
    start.headers = {{"Accept", "*/*"}};
    context_->network().DidSend(id, {.frame = frame_, .worker = {}, .document_id = ""}, start);
    return context_->network().Find(id);
  }
  bool DecideAlone(std::string_view url, std::string_view method = "GET",
                   const std::vector<Header>& headers = {}) {
    return browser::DecideAlone(*context_, page_.get(), {.url = url, .method = method, .headers = headers},
                                *paused_);
  }

  Ref<FakePausedRequest> paused_ = std::make_shared<FakePausedRequest>();
  std::vector<std::string> heard_;
  std::vector<Ref<Route>> routes_;
  std::vector<Subscription> subscriptions_;
};

TEST_F(InterceptionTest, BeginsWithPatterns) {
  EXPECT_FALSE(IsIntercepted(*context_, page_.get()));
  RoutePage({"**/a"});
  EXPECT_TRUE(IsIntercepted(*context_, page_.get()));
  EXPECT_FALSE(IsIntercepted(*context_, nullptr));
  RoutePage({});
  RouteContext({"**/a"});
  EXPECT_TRUE(IsIntercepted(*context_, nullptr));
}

TEST_F(InterceptionTest, WhatNoPatternFitsGoesOnWithoutTheClient) {
  RoutePage({"**/a"});
  EXPECT_TRUE(DecideAlone("http://x/b"));
  EXPECT_THAT(paused_->told, ElementsAre("continue"));
  EXPECT_FALSE(DecideAlone("http://x/a"));
  EXPECT_EQ(paused_->told.size(), 1u);
}

TEST_F(InterceptionTest, AsksTheClientWhenUnsure) {
  ASSERT_TRUE(Run(page_->SetRequestPatterns({network::UrlMatch::UrlPattern()})).ok());
  EXPECT_FALSE(DecideAlone("http://x/b"));
}

TEST_F(InterceptionTest, AllowsPreflights) {
  RoutePage({"**/a"});
  EXPECT_TRUE(DecideAlone("http://x/b", "OPTIONS",
                          {{"Origin", "http://y"}, {"Access-Control-Request-Method", "PUT"}}));
  EXPECT_THAT(paused_->told, ElementsAre("fulfill 204"));
  EXPECT_EQ(network::FindHeader(paused_->response.headers, "Access-Control-Allow-Origin")->value, "http://y");
}

TEST_F(InterceptionTest, ThePageDecidesBeforeItsContext) {
  RoutePage({"**/a"});
  RouteContext({"**"});
  Intercept(Send("http://x/a", "1"), paused_);
  Intercept(Send("http://x/b", "2"), std::make_shared<FakePausedRequest>());
  EXPECT_THAT(heard_, ElementsAre("page http://x/a", "context http://x/b"));
  EXPECT_THAT(paused_->told, IsEmpty());
}

TEST_F(InterceptionTest, GoesOnWhenThePatternsChangedInTheMeantime) {
  Intercept(Send("http://x/a"), paused_);
  EXPECT_THAT(paused_->told, ElementsAre("continue"));
}

TEST_F(InterceptionTest, GoesOnWhenNobodyListens) {
  RoutePage({"**"});
  subscriptions_.clear();
  Intercept(Send("http://x/a"), paused_);
  EXPECT_THAT(paused_->told, ElementsAre("continue"));
}

TEST_F(InterceptionTest, OtherPatternsLeaveWhatIsToBeDecided) {
  RoutePage({"**/a"});
  Intercept(Send("http://x/a"), paused_);
  RoutePage({"**/b"});
  EXPECT_THAT(paused_->told, IsEmpty());
  EXPECT_FALSE(routes_.front()->decided());
}

TEST_F(InterceptionTest, WithoutPatternsAllGoOn) {
  RoutePage({"**/a"});
  RouteContext({"**/b"});
  const auto other = std::make_shared<FakePausedRequest>();
  Intercept(Send("http://x/a", "1"), paused_);
  Intercept(Send("http://x/b", "2"), other);
  RoutePage({});
  EXPECT_THAT(paused_->told, ElementsAre("continue"));
  EXPECT_THAT(other->told, IsEmpty());
  EXPECT_THAT(Run(routes_.front()->Fulfill({})), FailsWith("Route is already handled!"));
  RouteContext({});
  EXPECT_THAT(other->told, ElementsAre("continue"));
}

TEST_F(InterceptionTest, RedirectsKeepTheHeadersThatTheClientGave) {
  RoutePage({"**"});
  const Ref<Request> first = Send("http://x/a");
  Intercept(first, paused_);
  RequestChanges changes;
  changes.headers.emplace().push_back({"Foo", "bar"});
  changes.method = "POST";
  EXPECT_TRUE(Run(routes_.front()->Continue(changes)).ok());
  const std::vector<Header> headers = {{"Accept", "*/*"}, {"Referer", "http://x/"}};
  const std::vector<Header> sent = {{"Foo", "bar"}, {"Referer", "http://x/"}};
  FakePausedRequest second;
  FollowRedirect(first.get(), {.url = "http://x/b", .method = "GET", .headers = headers}, second);
  EXPECT_EQ(second.changes.headers, sent);
  EXPECT_FALSE(second.changes.method);

  RequestStart next;
  next.url = "http://x/b";
  next.headers = headers;
  context_->network().DidRedirect("1", ResponseStart(), false, 0, next);
  EXPECT_EQ(context_->network().Find("1")->start().headers, sent);
  FakePausedRequest third;
  FollowRedirect(context_->network().Find("1").get(), {.url = "", .method = "GET", .headers = headers},
                 third);
  EXPECT_EQ(third.changes.headers, sent);
}

TEST_F(InterceptionTest, RedirectsOfWhatNobodyKnowsGoOn) {
  FollowRedirect(nullptr, {.url = "http://x/b", .method = "GET", .headers = {}}, *paused_);
  EXPECT_THAT(paused_->told, ElementsAre("continue"));
  EXPECT_FALSE(paused_->changes.headers);
}

}  // namespace
}  // namespace understudy::browser
