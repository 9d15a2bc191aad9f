#include "server/browser/page.h"

#include "tests/server/browser/domain_test.h"

namespace understudy::browser {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class PageTest : public DomainTest {
 protected:
  Promise<absl::Status>& HoldClose() { return backend().closes.emplace(loop_.get_executor()); }
};

TEST_F(PageTest, ClosesOnceForAllWhoAsk) {
  const Promise<absl::Status> answer = HoldClose();
  testing::Started first = Start(page_->Close("first"));
  testing::Started second = Start(page_->Close("second"));
  EXPECT_EQ(page_->close_reason(), "first");
  answer.Set(absl::OkStatus());
  first.Poll();
  EXPECT_EQ(first.value(), absl::OkStatus());
  EXPECT_EQ(second.value(), absl::OkStatus());
  EXPECT_EQ(Run(page_->Close("")), absl::OkStatus());
}

TEST_F(PageTest, GoesOnClosingWhenTheCallerIsCancelled) {
  const Promise<absl::Status> answer = HoldClose();
  testing::Started first = Start(page_->Close(""));
  first.Cancel();
  testing::Started second = Start(page_->Close(""));
  answer.Set(absl::OkStatus());
  second.Poll();
  EXPECT_EQ(second.value(), absl::OkStatus());
  EXPECT_TRUE(page_->closed());
}

TEST_F(PageTest, CanBeClosedAgainAfterAFailure) {
  HoldClose().Set(Error("no"));
  EXPECT_THAT(Run(page_->Close("reason")), FailsWith("no"));
  EXPECT_EQ(page_->close_reason(), "");
  HoldClose().Set(absl::OkStatus());
  EXPECT_EQ(Run(page_->Close("")), absl::OkStatus());
}

TEST_F(PageTest, IsClosedWhenItsTargetHasGoneBeforeItAnswers) {
  const Promise<absl::Status> answer = HoldClose();
  testing::Started closing = Start(page_->Close(""));
  answer.Set(TargetClosedError());
  closing.Poll();
  EXPECT_FALSE(closing.ended());
  page_->DidClose();
  closing.Poll();
  EXPECT_EQ(closing.value(), absl::OkStatus());
}

TEST_F(PageTest, KeepsTheNameOfAFunctionThatIsExposed) {
  EXPECT_TRUE(Run(page_->ExposeBinding(Binding{"f"})).ok());
  EXPECT_THAT(Run(page_->ExposeBinding(Binding{"f"})),
              FailsWith("Function \"f\" has been already registered"));
  EXPECT_THAT(backend().functions, ElementsAre("f"));
}

TEST_F(PageTest, GivesBackTheNameOfAFunctionThatCouldNotBeExposed) {
  backend().exposes.emplace(loop_.get_executor()).Set(Error("no"));
  EXPECT_THAT(Run(page_->ExposeBinding(Binding{"f"})), FailsWith("no"));
  Poll();
  EXPECT_FALSE(page_->HasBinding("f"));
  EXPECT_THAT(backend().functions, IsEmpty());
}

TEST_F(PageTest, GivesBackTheNameOfAFunctionThatNobodyWaitsForAnyMore) {
  backend().exposes.emplace(loop_.get_executor());
  testing::Started exposing = Start(page_->ExposeBinding(Binding{"f"}));
  exposing.Cancel();
  EXPECT_FALSE(page_->HasBinding("f"));
  EXPECT_THAT(backend().functions, IsEmpty());
}

TEST_F(PageTest, TellsOfFramesParentsFirstAndTakesThemAwayChildrenFirst) {
  std::vector<std::string> heard;
  Subscription attached =
      page_->on_frame_attached.connect([&](const Ref<Frame>& frame) { heard.push_back("+" + frame->id()); });
  Subscription detached =
      page_->on_frame_detached.connect([&](const Ref<Frame>& frame) { heard.push_back("-" + frame->id()); });
  AttachFrame("outer");
  AttachFrame("inner", "outer");
  page_->DidDetachFrame("outer");
  EXPECT_THAT(heard, ElementsAre("+outer", "+inner", "-inner", "-outer"));
  EXPECT_EQ(page_->FindFrame("inner"), nullptr);
}

TEST_F(PageTest, KeepsItsLatestMessages) {
  for (int i = 0; i < 300; ++i) {
    auto message = std::make_shared<ConsoleMessage>();
    message->text = std::to_string(i);
    page_->DidLogToConsole(message);
  }
  EXPECT_EQ(page_->ConsoleMessages(/*since_navigation=*/false).size(), 200u);
  EXPECT_EQ(page_->ConsoleMessages(/*since_navigation=*/true).front()->text, "100");
  page_->DidNavigateMainFrame();
  EXPECT_THAT(page_->ConsoleMessages(/*since_navigation=*/true), IsEmpty());
}

TEST_F(PageTest, EndsItsWorkersWithItself) {
  const auto worker = std::make_shared<Worker>(loop_.get_executor(), "w.js", page_);
  page_->DidAttachWorker("1", worker);
  testing::Started waiting = Start(worker->Context());
  page_->DidClose();
  waiting.Poll();
  EXPECT_TRUE(IsTargetClosed(waiting.value()->status()));
  EXPECT_THAT(page_->workers(), IsEmpty());
}

}  // namespace
}  // namespace understudy::browser
