#include "server/browser/network.h"

#include "server/browser/worker.h"
#include "tests/server/browser/domain_test.h"

namespace understudy::browser {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class NetworkTest : public DomainTest {
 protected:
  NetworkTest() {
    frame_->DidCommitDocument("http://x/", "", "document", /*initial=*/true);
    subscriptions_.push_back(context_->on_request.connect([this](const Ref<Request>& request) {
      requests_.push_back(request);
      Hear("request", *request);
    }));
    subscriptions_.push_back(context_->on_response.connect(
        [this](const Ref<Response>& response) { Hear("response", *response->request()); }));
    subscriptions_.push_back(context_->on_request_finished.connect(
        [this](const Ref<Request>& request) { Hear("finished", *request); }));
    subscriptions_.push_back(context_->on_request_failed.connect([this](const Ref<Request>& request) {
      Hear("failed", *request);
      heard_.back() += " " + request->failure().value_or("");
    }));
  }

  void Hear(const std::string& what, const Request& request) {
    heard_.push_back(what + " " + request.start().url);
  }
  RequestOwner Of(const Ref<Frame>& frame, std::string document_id = "document") {
    return {.frame = frame, .worker = {}, .document_id = std::move(document_id)};
  }
  RequestOwner Of(const Ref<Frame>& frame, const Ref<Worker>& worker) {
    return {.frame = frame, .worker = worker, .document_id = ""};
  }
  static RequestStart To(std::string url) {
    RequestStart start;
    start.url = std::move(url);
    start.started_at = 10;
    return start;
  }
  static RequestStart Navigation(std::string url, std::string document_id) {
    RequestStart start = To(std::move(url));
    start.is_navigation = true;
    start.document_id = std::move(document_id);
    return start;
  }
  static ResponseStart Status(int64_t status) {
    ResponseStart start;
    start.status = status;
    start.headers = {{"provisional", "yes"}};
    return start;
  }
  void Respond(const std::string& id, bool raw_headers_follow = false) {
    network_.DidReceiveResponse(id, Status(200), raw_headers_follow, Response::BodyReader());
  }
  // What the headers begin with, once they are known.
  std::string First(const testing::Started<std::vector<Header>>& headers) {
    if (!headers.value()) return "waiting";
    return headers.value()->empty() ? "none" : headers.value()->front().name;
  }

  Network& network_ = context_->network();
  std::vector<Ref<Request>> requests_;
  std::vector<std::string> heard_;
  std::vector<Subscription> subscriptions_;
};

TEST_F(NetworkTest, TellsOfARequestFromItsStartToItsEnd) {
  network_.DidSend("1", Of(frame_), To("a"));
  Respond("1");
  network_.DidFinish("1", 10.5, 100);
  EXPECT_THAT(heard_, ElementsAre("request a", "response a", "finished a"));
  EXPECT_EQ(requests_[0]->response_end_timing(), 500);
  EXPECT_EQ(requests_[0]->frame(), frame_);
  EXPECT_EQ(network_.under_way(), 0u);
}

TEST_F(NetworkTest, DoesNotTellTwiceOfWhatTwoSessionsSee) {
  network_.DidSend("1", Of(frame_), To("a"));
  network_.DidSend("1", Of(frame_), To("a"));
  EXPECT_THAT(heard_, ElementsAre("request a"));
}

TEST_F(NetworkTest, TellsNothingOfWhatNobodyKnownMade) {
  network_.DidSend("1", RequestOwner(), To("a"));
  Respond("1");
  network_.DidFinish("1", 11, 100);
  network_.DidFail("2", 11, "net::ERR_FAILED", /*canceled=*/false);
  EXPECT_THAT(heard_, IsEmpty());
}

TEST_F(NetworkTest, EndsEachRequestThatIsRedirected) {
  network_.DidSend("1", Of(frame_), To("a"));
  network_.DidRedirect("1", Status(302), /*raw_headers_follow=*/false, 20, To("b"));
  Respond("1");
  network_.DidFinish("1", 11, 100);
  EXPECT_THAT(heard_,
              ElementsAre("request a", "response a", "finished a", "request b", "response b", "finished b"));
  EXPECT_EQ(requests_[1]->redirected_from(), requests_[0]);
  EXPECT_EQ(requests_[0]->Final(), requests_[1]);
  EXPECT_EQ(requests_[1]->frame(), frame_);
}

TEST_F(NetworkTest, SaysThatANavigationFailedBeforeItsRequestDid) {
  Subscription navigated = frame_->on_navigated.connect(
      [&](const browser::Navigation& navigation) { heard_.push_back("navigated " + *navigation.error); });
  network_.DidSend("1", Of(frame_, "next"), Navigation("a", "next"));
  network_.DidFail("1", 11, "net::ERR_FAILED", /*canceled=*/true);
  EXPECT_THAT(heard_, ElementsAre("request a", "navigated net::ERR_FAILED; maybe frame was detached?",
                                  "failed a net::ERR_FAILED"));
}

TEST_F(NetworkTest, AFailureHasATimeOnceThereWasAResponse) {
  network_.DidSend("1", Of(frame_), To("a"));
  network_.DidFail("1", 10.5, "net::ERR_FAILED", /*canceled=*/false);
  network_.DidSend("2", Of(frame_), To("b"));
  Respond("2");
  network_.DidFail("2", 10.5, "net::ERR_FAILED", /*canceled=*/false);
  EXPECT_EQ(requests_[0]->response_end_timing(), -1);
  EXPECT_EQ(requests_[1]->response_end_timing(), 500);
}

TEST_F(NetworkTest, AServiceWorkersRequestIsNoFrames) {
  const auto worker = std::make_shared<Worker>(loop_.get_executor(), "sw.js", WeakRef<Page>());
  context_->DidAttachServiceWorker(worker);
  network_.DidSend("1", Of(nullptr, worker), To("a"));
  EXPECT_EQ(requests_[0]->service_worker(), worker);
  EXPECT_EQ(requests_[0]->frame(), nullptr);
  EXPECT_EQ(requests_[0]->page(), nullptr);
  context_->DidDetachServiceWorker(worker);
  EXPECT_THAT(heard_, ElementsAre("request a", "failed a net::ERR_ABORTED"));
}

TEST_F(NetworkTest, AWorkersRequestIsItsFrames) {
  const auto worker = std::make_shared<Worker>(loop_.get_executor(), "w.js", page_);
  page_->DidAttachWorker("1", worker);
  network_.DidSend("1", Of(frame_, worker), To("a"));
  EXPECT_EQ(requests_[0]->frame(), frame_);
  EXPECT_EQ(requests_[0]->service_worker(), nullptr);
}

TEST_F(NetworkTest, AWorkersRequestsEndWithIt) {
  const auto worker = std::make_shared<Worker>(loop_.get_executor(), "w.js", page_);
  page_->DidAttachWorker("1", worker);
  network_.DidSend("1", Of(frame_, worker), To("a"));
  network_.DidSend("2", Of(frame_), To("b"));
  page_->DidDetachWorker("1");
  EXPECT_THAT(heard_, ElementsAre("request a", "request b", "failed a net::ERR_ABORTED"));
}

TEST_F(NetworkTest, ADocumentsRequestsEndWithTheNextOne) {
  network_.DidSend("1", Of(frame_), To("image"));
  network_.DidSend("2", Of(frame_, "next"), Navigation("next", "next"));
  network_.DidSend("3", Of(frame_, "next"), To("early"));
  frame_->DidCommitDocument("next", "", "next", /*initial=*/false);
  EXPECT_THAT(heard_,
              ElementsAre("request image", "request next", "request early", "failed image net::ERR_ABORTED"));
  network_.DidFail("1", 11, "net::ERR_ABORTED", /*canceled=*/true);
  EXPECT_EQ(heard_.size(), 4u);
}

TEST_F(NetworkTest, AFramesRequestsEndWithIt) {
  AttachFrame("inner");
  network_.DidSend("1", Of(page_->FindFrame("inner")), To("a"));
  network_.DidSend("2", Of(frame_), To("b"));
  page_->DidDetachFrame("inner");
  EXPECT_THAT(heard_, ElementsAre("request a", "request b", "failed a net::ERR_ABORTED"));
}

TEST_F(NetworkTest, APagesRequestsEndSilentlyWithIt) {
  network_.DidSend("1", Of(frame_), To("a"));
  testing::Started response = Start(requests_[0]->WaitForResponse());
  page_->DidClose();
  response.Poll();
  EXPECT_EQ(*response.value(), nullptr);
  EXPECT_THAT(heard_, ElementsAre("request a"));
  EXPECT_EQ(network_.under_way(), 0u);
}

TEST_F(NetworkTest, MatchesRawHeadersWithTheirHopsWheneverTheyCome) {
  network_.DidSendRawHeaders("1", {{"first", ""}});
  network_.DidSend("1", Of(frame_), To("a"));
  network_.DidRedirect("1", Status(302), /*raw_headers_follow=*/true, 20, To("b"));
  network_.DidReceiveRawHeaders("1", {{"redirect", ""}}, 30);
  network_.DidReceiveRawHeaders("1", {{"answer", ""}}, 40);
  Respond("1", /*raw_headers_follow=*/true);
  network_.DidSendRawHeaders("1", {{"second", ""}});
  EXPECT_EQ(Run(requests_[0]->RawHeaders())[0].name, "first");
  EXPECT_EQ(Run(requests_[1]->RawHeaders())[0].name, "second");
  EXPECT_EQ(Run(requests_[0]->response()->RawHeaders())[0].name, "redirect");
  EXPECT_EQ(Run(requests_[1]->response()->RawHeaders())[0].name, "answer");
}

TEST_F(NetworkTest, PassesOverHopsThatHaveNoRawHeaders) {
  network_.DidSend("1", Of(frame_), To("a"));
  network_.DidRedirect("1", Status(307), /*raw_headers_follow=*/false, 0, To("b"));
  network_.DidSendRawHeaders("1", {{"second", ""}});
  Respond("1", /*raw_headers_follow=*/true);
  network_.DidReceiveRawHeaders("1", {{"answer", ""}}, 40);
  EXPECT_THAT(Run(requests_[0]->RawHeaders()), IsEmpty());
  EXPECT_EQ(Run(requests_[0]->response()->RawHeaders())[0].name, "provisional");
  EXPECT_EQ(Run(requests_[1]->RawHeaders())[0].name, "second");
}

TEST_F(NetworkTest, WaitsForRawHeadersThatComeAfterTheEnd) {
  network_.DidSend("1", Of(frame_), To("a"));
  Respond("1", /*raw_headers_follow=*/true);
  network_.DidFinish("1", 11, 100);
  testing::Started sent = Start(requests_[0]->RawHeaders());
  testing::Started received = Start(requests_[0]->response()->RawHeaders());
  EXPECT_EQ(First(sent), "waiting");
  network_.DidSendRawHeaders("1", {{"sent", ""}});
  network_.DidReceiveRawHeaders("1", {{"received", ""}}, 40);
  received.Poll();
  EXPECT_EQ(First(sent), "sent");
  EXPECT_EQ(First(received), "received");
}

TEST_F(NetworkTest, DoesNotWaitForRawHeadersOfWhatFailed) {
  network_.DidSend("1", Of(frame_), To("a"));
  testing::Started sent = Start(requests_[0]->RawHeaders());
  EXPECT_EQ(First(sent), "waiting");
  network_.DidFail("1", 11, "net::ERR_FAILED", /*canceled=*/false);
  sent.Poll();
  EXPECT_EQ(First(sent), "none");
}

TEST_F(NetworkTest, GivesUpRawHeadersOfThoseThatEndedLongAgo) {
  network_.DidSend("1", Of(frame_), To("a"));
  Respond("1", /*raw_headers_follow=*/true);
  network_.DidFinish("1", 11, 100);
  testing::Started received = Start(requests_[0]->response()->RawHeaders());
  for (int i = 0; i < 1000; ++i) {
    const std::string id = "later " + std::to_string(i);
    network_.DidSend(id, Of(frame_), To(id));
    Respond(id, /*raw_headers_follow=*/true);
    network_.DidFinish(id, 11, 100);
  }
  received.Poll();
  EXPECT_EQ(First(received), "provisional");
}

TEST_F(NetworkTest, KeepsNoRequestForEver) {
  std::vector<WeakRef<Request>> gone;
  for (int i = 0; i < 3000; ++i) {
    const std::string id = std::to_string(i);
    network_.DidSend(id, Of(frame_), To(id));
    gone.push_back(requests_.back());
    requests_.clear();
    if (i % 3 == 0) Respond(id, /*raw_headers_follow=*/true);
    if (i % 2 == 0) network_.DidFinish(id, 11, 100);
    // Of what has ended, of what goes on, and of what nobody will ever hear of.
    network_.DidSendRawHeaders(id, {{"sent", ""}});
    network_.DidReceiveRawHeaders(id, {{"received", ""}}, 40);
    network_.DidSendRawHeaders("stray " + id, {{"sent", ""}});
  }
  frame_->DidCommitDocument("next", "", "next", /*initial=*/false);
  requests_.clear();
  // But those that the page tells of when it is asked.
  const auto kept =
      std::count_if(gone.begin(), gone.end(), [](const auto& request) { return !request.expired(); });
  EXPECT_EQ(static_cast<size_t>(kept), page_->Requests().size());
}

}  // namespace
}  // namespace understudy::browser
