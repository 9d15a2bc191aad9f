#include "server/browser/response.h"

#include "server/browser/network.h"
#include "tests/server/browser/domain_test.h"

namespace understudy::browser {
namespace {

class ResponseTest : public DomainTest {
 protected:
  Ref<Response> Answer(int64_t status) {
    RequestOwner owner;
    owner.frame = frame_;
    context_->network().DidSend("1", std::move(owner), RequestStart());
    ResponseStart start;
    start.status = status;
    context_->network().DidReceiveResponse("1", start, /*raw_headers_follow=*/false,
                                           []() -> Task<absl::StatusOr<std::string>> { co_return "body"; });
    return context_->network().Find("1")->response();
  }
};

TEST_F(ResponseTest, GivesItsBodyOnceItIsThere) {
  const Ref<Response> response = Answer(200);
  testing::Started body = Start(response->Body());
  EXPECT_FALSE(body.ended());
  context_->network().DidFinish("1", 1, 100);
  body.Poll();
  EXPECT_EQ(**body.value(), "body");
}

TEST_F(ResponseTest, HasNoBodyWhenItsRequestFails) {
  const Ref<Response> response = Answer(200);
  context_->network().DidFail("1", 1, "net::ERR_FAILED", /*canceled=*/false);
  EXPECT_THAT(Run(response->Body()), FailsWith("net::ERR_FAILED"));
}

TEST_F(ResponseTest, HasNoBodyWhenItsPageCloses) {
  const Ref<Response> response = Answer(200);
  testing::Started body = Start(response->Body());
  page_->DidClose();
  body.Poll();
  EXPECT_THAT(*body.value(), FailsWith("net::ERR_ABORTED"));
}

TEST_F(ResponseTest, HasNoBodyWhenItRedirects) {
  const Ref<Response> response = Answer(302);
  context_->network().DidFinish("1", 1, 100);
  EXPECT_THAT(Run(response->Body()), FailsWith("Response body is unavailable for redirect responses"));
}

}  // namespace
}  // namespace understudy::browser
