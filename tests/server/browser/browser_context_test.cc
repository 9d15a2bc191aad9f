#include "server/browser/browser_context.h"

#include "server/browser/dialog.h"
#include "server/browser/worker.h"
#include "tests/server/browser/domain_test.h"

namespace understudy::browser {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class BrowserContextTest : public DomainTest {
 protected:
  Promise<absl::Status>& HoldClose() {
    return static_cast<FakeContext&>(context_->delegate()).closes.emplace(loop_.get_executor());
  }
};

TEST_F(BrowserContextTest, ClosesOnceForAllWhoAsk) {
  const Promise<absl::Status> answer = HoldClose();
  testing::Started first = Start(context_->Close("first"));
  testing::Started second = Start(context_->Close("second"));
  answer.Set(absl::OkStatus());
  first.Poll();
  EXPECT_EQ(first.value(), absl::OkStatus());
  EXPECT_EQ(second.value(), absl::OkStatus());
  EXPECT_EQ(context_->close_reason(), "first");
  EXPECT_TRUE(page_->closed());
}

TEST_F(BrowserContextTest, GoesOnClosingWhenTheCallerIsCancelled) {
  const Promise<absl::Status> answer = HoldClose();
  testing::Started first = Start(context_->Close(""));
  first.Cancel();
  testing::Started second = Start(context_->Close(""));
  answer.Set(absl::OkStatus());
  second.Poll();
  EXPECT_EQ(second.value(), absl::OkStatus());
  EXPECT_TRUE(context_->closed());
}

TEST_F(BrowserContextTest, CanBeClosedAgainAfterAFailure) {
  HoldClose().Set(Error("no"));
  EXPECT_THAT(Run(context_->Close("reason")), FailsWith("no"));
  EXPECT_FALSE(context_->closed());
  EXPECT_EQ(context_->close_reason(), "");
  HoldClose().Set(absl::OkStatus());
  EXPECT_EQ(Run(context_->Close("")), absl::OkStatus());
}

TEST_F(BrowserContextTest, IsClosedWhenItHasGoneBeforeTheBrowserAnswers) {
  HoldClose().Set(TargetClosedError());
  EXPECT_EQ(Run(context_->Close("")), absl::OkStatus());
  EXPECT_TRUE(context_->closed());
}

TEST_F(BrowserContextTest, GivesNoPageOnceItIsClosed) {
  EXPECT_EQ(Run(context_->Close("over")), absl::OkStatus());
  EXPECT_THAT(Run(context_->NewPage()), FailsWith("over"));
}

TEST_F(BrowserContextTest, GivesBackTheNameOfAFunctionThatAPageCouldNotBeGiven) {
  backend().exposes.emplace(loop_.get_executor()).Set(Error("no"));
  EXPECT_THAT(Run(context_->ExposeBinding(Binding{"f"})), FailsWith("no"));
  Poll();
  EXPECT_FALSE(context_->HasBinding("f"));
  EXPECT_THAT(backend().functions, IsEmpty());
}

TEST_F(BrowserContextTest, GivesBackTheNameOfAFunctionThatNobodyWaitsForAnyMore) {
  backend().exposes.emplace(loop_.get_executor());
  testing::Started exposing = Start(context_->ExposeBinding(Binding{"f"}));
  exposing.Cancel();
  EXPECT_FALSE(context_->HasBinding("f"));
  EXPECT_THAT(backend().functions, IsEmpty());
}

TEST_F(BrowserContextTest, NamesAFunctionOnceInAllItsPages) {
  EXPECT_TRUE(Run(page_->ExposeBinding(Binding{"f"})).ok());
  EXPECT_THAT(Run(context_->ExposeBinding(Binding{"f"})),
              FailsWith("Function \"f\" has been already registered in one of the pages"));
  EXPECT_TRUE(Run(context_->ExposeBinding(Binding{"g"})).ok());
  EXPECT_THAT(Run(page_->ExposeBinding(Binding{"g"})),
              FailsWith("Function \"g\" has been already registered in the browser context"));
}

TEST_F(BrowserContextTest, DismissesADialogNobodyAnswers) {
  bool accepted = true;
  const auto dialog = std::make_shared<Dialog>(page_, "alert", "hi", "",
                                               [&](bool accept, const std::string&) -> Task<absl::Status> {
                                                 accepted = accept;
                                                 return FakePage::Ok();
                                               });
  context_->DidOpenDialog(dialog);
  Poll();
  EXPECT_FALSE(accepted);
}

TEST_F(BrowserContextTest, EndsItsServiceWorkersWithItself) {
  const auto worker = std::make_shared<Worker>(loop_.get_executor(), "sw.js", WeakRef<Page>());
  context_->DidAttachServiceWorker(worker);
  EXPECT_THAT(context_->service_workers(), ElementsAre(worker));
  testing::Started waiting = Start(worker->Context());
  context_->DidClose();
  waiting.Poll();
  EXPECT_TRUE(IsTargetClosed(waiting.value()->status()));
  EXPECT_THAT(context_->service_workers(), IsEmpty());
}

}  // namespace
}  // namespace understudy::browser
