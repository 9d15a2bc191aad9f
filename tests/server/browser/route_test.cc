#include "server/browser/route.h"

#include "server/browser/network.h"
#include "tests/server/browser/domain_test.h"
#include "tests/support/fake_paused_request.h"

namespace understudy::browser {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class RouteTest : public DomainTest {
 protected:
  Ref<Request> Send(RequestStart start, const std::string& id = "1") {
    context_->network().DidSend(id, {.frame = frame_, .worker = {}, .document_id = ""}, std::move(start));
    return context_->network().Find(id);
  }
  static RequestStart To(std::string url) {
    RequestStart start;
    start.url = std::move(url);
    start.method = "GET";
    start.headers = {{"Accept", "*/*"}, {"Origin", "http://a.test"}};
    return start;
  }
  Ref<Route> Hold(const Ref<Request>& request) {
    return std::make_shared<Route>(request, paused_, undecided_);
  }

  Ref<FakePausedRequest> paused_ = std::make_shared<FakePausedRequest>();
  Ref<Route::Undecided> undecided_ = std::make_shared<Route::Undecided>();
};

TEST_F(RouteTest, IsDecidedOnce) {
  const Ref<Route> route = Hold(Send(To("http://a.test/")));
  EXPECT_EQ(undecided_->size(), 1u);
  EXPECT_TRUE(Run(route->Abort(AbortReason::kTimedOut)).ok());
  EXPECT_EQ(paused_->reason, AbortReason::kTimedOut);
  EXPECT_THAT(*undecided_, IsEmpty());
  EXPECT_THAT(Run(route->Continue({})), FailsWith("Route is already handled!"));
  EXPECT_THAT(Run(route->Fulfill({})), FailsWith("Route is already handled!"));
  EXPECT_THAT(paused_->told, ElementsAre("abort"));
}

TEST_F(RouteTest, GoesOnWhenNobodyHoldsIt) {
  Hold(Send(To("http://a.test/")));
  EXPECT_THAT(paused_->told, ElementsAre("continue"));
  EXPECT_THAT(*undecided_, IsEmpty());
}

TEST_F(RouteTest, IsReleasedOnce) {
  const Ref<Route> route = Hold(Send(To("http://a.test/")));
  route->Release();
  route->Release();
  EXPECT_THAT(paused_->told, ElementsAre("continue"));
  EXPECT_THAT(Run(route->Fulfill({})), FailsWith("Route is already handled!"));
}

TEST_F(RouteTest, SendsTheBrowsersOwnHeadersBesideThoseOfTheClient) {
  const Ref<Request> request = Send(To("http://a.test/"));
  const Ref<Route> route = Hold(request);
  request->DidRoute();
  EXPECT_EQ(Run(request->RawHeaders()), request->start().headers);
  RequestChanges changes;
  changes.headers = {{"Foo", "bar"}, {"Cookie", "a=b"}};
  EXPECT_TRUE(Run(route->Continue(changes)).ok());
  const std::vector<Header> sent = {{"Foo", "bar"}, {"Origin", "http://a.test"}};
  EXPECT_EQ(*paused_->changes.headers, sent);
  EXPECT_EQ(Run(request->RawHeaders()), sent);
}

TEST_F(RouteTest, TellsOfWhatIsSent) {
  const Ref<Request> request = Send(To("http://a.test/"));
  const Ref<Route> route = Hold(request);
  request->DidRoute();
  RequestChanges changes;
  changes.method = "DELETE";
  changes.url = "http://a.test/longer";
  changes.headers.emplace();
  changes.post_data = "hello";
  EXPECT_TRUE(Run(route->Continue(changes)).ok());
  context_->network().DidReceiveResponse("1", ResponseStart(), false, Response::BodyReader());
  EXPECT_EQ(request->response()->start().url, changes.url);
  context_->network().DidFinish("1", 0, 0);
  const RequestSizes sizes = Run(request->response()->Sizes());
  EXPECT_EQ(sizes.request_body, 5);
  const std::string head = "DELETE /longer HTTP/1.1\r\nOrigin: http://a.test\r\n\r\n";
  EXPECT_EQ(sizes.request_headers, static_cast<int64_t>(head.size()));
}

TEST_F(RouteTest, StaysWithItsProtocol) {
  const Ref<Route> route = Hold(Send(To("http://a.test/")));
  RequestChanges changes;
  changes.url = "https://a.test/";
  EXPECT_THAT(Run(route->Continue(changes)), FailsWith("New URL must have same protocol as overridden URL"));
  changes.url = "bogus";
  EXPECT_THAT(Run(route->Continue(changes)), FailsWith("Invalid URL"));
  EXPECT_FALSE(route->decided());
  changes.url = "HTTP://b.test/";
  EXPECT_TRUE(Run(route->Continue(changes)).ok());
  EXPECT_EQ(paused_->changes.url, "HTTP://b.test/");
}

TEST_F(RouteTest, CanBeDecidedAgainWhenTheBrowserDoesNotTakeIt) {
  const Ref<Route> route = Hold(Send(To("http://a.test/")));
  paused_->answer = Error("Invalid header");
  EXPECT_THAT(Run(route->Continue({})), FailsWith("Invalid header"));
  EXPECT_EQ(undecided_->size(), 1u);
  paused_->answer = absl::OkStatus();
  EXPECT_TRUE(Run(route->Abort(AbortReason::kFailed)).ok());
}

TEST_F(RouteTest, LetsOtherOriginsReadAnAnswer) {
  MockedResponse response;
  response.headers = {{"A", "b"}};
  EXPECT_TRUE(Run(Hold(Send(To("http://b.test/")))->Fulfill(response)).ok());
  ASSERT_TRUE(network::FindHeader(paused_->response.headers, "access-control-allow-origin"));
  EXPECT_TRUE(Run(Hold(Send(To("http://a.test/"), "2"))->Fulfill(response)).ok());
  EXPECT_EQ(paused_->response.headers, response.headers);
}

TEST_F(RouteTest, RedirectsNavigationsAlone) {
  const Ref<Route> route = Hold(Send(To("http://a.test/")));
  EXPECT_THAT(Run(route->RedirectNavigation("http://b.test/")),
              FailsWith("Only navigations can be redirected"));
  EXPECT_FALSE(route->decided());
}

TEST_F(RouteTest, WhoWaitsForARedirectedNavigationWaitsForTheOther) {
  std::vector<std::string> heard;
  Subscription navigated = frame_->on_navigated.connect([&](const Navigation& navigation) {
    heard.push_back(navigation.url + (navigation.error ? " " + *navigation.error : ""));
  });
  RequestStart start = To("http://a.test/");
  start.is_navigation = true;
  start.document_id = "former";
  const Ref<Route> route = Hold(Send(std::move(start)));
  EXPECT_TRUE(Run(route->RedirectNavigation("http://b.test/")).ok());
  EXPECT_THAT(paused_->told, ElementsAre("abort"));
  EXPECT_EQ(paused_->reason, AbortReason::kAborted);
  context_->network().DidFail("1", 0, "net::ERR_ABORTED", false);
  Poll();
  EXPECT_EQ(frame_->url(), "http://b.test/");
  EXPECT_THAT(heard, ElementsAre("http://b.test/"));
}

TEST(ParseAbortReason, KnowsTheDocumentedCodes) {
  EXPECT_EQ(*ParseAbortReason("blockedbyclient"), AbortReason::kBlockedByClient);
  EXPECT_EQ(*ParseAbortReason("failed"), AbortReason::kFailed);
  EXPECT_THAT(ParseAbortReason("Failed"), FailsWith("Unknown error code: Failed"));
}

}  // namespace
}  // namespace understudy::browser
