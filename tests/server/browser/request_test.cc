#include "server/browser/request.h"

#include "server/browser/response.h"
#include "tests/server/browser/domain_test.h"

namespace understudy::browser {
namespace {

class RequestTest : public DomainTest {
 protected:
  Ref<Request> New(std::string url, Ref<Request> redirected_from = nullptr) {
    RequestStart start;
    start.url = std::move(url);
    RequestOwner owner;
    owner.frame = frame_;
    return std::make_shared<Request>(context_, owner, std::move(redirected_from), std::move(start));
  }
  void Respond(const Ref<Request>& request) {
    request->DidReceiveResponse(
        std::make_unique<Response>(loop_.get_executor(), *request, ResponseStart(), Response::BodyReader()));
  }
};

TEST_F(RequestTest, WaitsForItsResponse) {
  const Ref<Request> request = New("a");
  testing::Started waiting = Start(request->WaitForResponse());
  EXPECT_FALSE(waiting.ended());
  Respond(request);
  waiting.Poll();
  EXPECT_EQ((*waiting.value())->request(), request);
}

TEST_F(RequestTest, HasNoResponseWhenItFails) {
  const Ref<Request> request = New("a");
  testing::Started waiting = Start(request->WaitForResponse());
  request->DidFail("net::ERR_FAILED", -1);
  waiting.Poll();
  EXPECT_EQ(*waiting.value(), nullptr);
  EXPECT_EQ(request->failure(), "net::ERR_FAILED");
}

TEST_F(RequestTest, LivesAsLongAsItsResponse) {
  Ref<Request> request = New("a");
  Respond(request);
  const Ref<Response> response = request->response();
  request = nullptr;
  EXPECT_EQ(response->request()->start().url, "a");
}

TEST_F(RequestTest, KnowsTheLastOfItsRedirects) {
  const Ref<Request> first = New("a");
  const Ref<Request> second = New("b", first);
  const Ref<Request> third = New("c", second);
  first->DidRedirectTo(second);
  second->DidRedirectTo(third);
  EXPECT_EQ(first->Final(), third);
}

TEST_F(RequestTest, HasNoPageOnceItsFrameIsGone) {
  const Ref<Request> request = New("a");
  EXPECT_EQ(request->page(), page_);
  Run(context_->Close("")).IgnoreError();
  frame_ = nullptr;
  page_ = nullptr;
  EXPECT_EQ(request->page(), nullptr);
  EXPECT_EQ(request->service_worker(), nullptr);
}

}  // namespace
}  // namespace understudy::browser
