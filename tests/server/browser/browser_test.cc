#include "server/browser/browser.h"

#include "tests/server/browser/domain_test.h"

namespace understudy::browser {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class BrowserTest : public DomainTest {
 protected:
  FakeRunningBrowser& running() { return *launcher_->delegates.front(); }
  Promise<absl::Status>& HoldClose() { return running().closes.emplace(loop_.get_executor()); }
};

TEST_F(BrowserTest, ClosesItsContextsAndPagesFirst) {
  std::vector<std::string> heard;
  Subscription page = page_->on_close.connect([&] { heard.push_back("page"); });
  Subscription context = context_->on_close.connect([&] { heard.push_back("context"); });
  Subscription browser = browser_->on_disconnected.connect([&] { heard.push_back("browser"); });
  EXPECT_EQ(Run(browser_->Close("done")), absl::OkStatus());
  EXPECT_THAT(heard, ElementsAre("page", "context", "browser"));
  EXPECT_EQ(page_->close_reason(), "done");
  EXPECT_TRUE(IsTargetClosed(Run(browser_->NewContext({})).status()));
}

TEST_F(BrowserTest, GoesOnClosingWhenTheCallerIsCancelled) {
  const Promise<absl::Status> answer = HoldClose();
  testing::Started first = Start(browser_->Close(""));
  first.Cancel();
  testing::Started second = Start(browser_->Close(""));
  answer.Set(absl::OkStatus());
  second.Poll();
  EXPECT_EQ(second.value(), absl::OkStatus());
  EXPECT_FALSE(browser_->connected());
}

TEST_F(BrowserTest, CanBeClosedAgainAfterAFailure) {
  HoldClose().Set(Error("no"));
  EXPECT_THAT(Run(browser_->Close("reason")), FailsWith("no"));
  EXPECT_EQ(browser_->close_reason(), "");
  HoldClose().Set(absl::OkStatus());
  EXPECT_EQ(Run(browser_->Close("")), absl::OkStatus());
}

TEST_F(BrowserTest, ClosesAContextWhoseCallerIsCancelled) {
  const Promise<bool> made = running().makes_contexts.emplace(loop_.get_executor());
  testing::Started making = Start(browser_->NewContext({}));
  making.Cancel();
  made.Set(true);
  Poll();
  EXPECT_THAT(browser_->contexts(), ElementsAre(context_));
}

TEST_F(BrowserTest, DisconnectsOnce) {
  int times = 0;
  Subscription disconnected = browser_->on_disconnected.connect([&] { ++times; });
  browser_->DidDisconnect();
  browser_->DidDisconnect();
  EXPECT_EQ(times, 1);
  EXPECT_THAT(browser_->contexts(), IsEmpty());
}

}  // namespace
}  // namespace understudy::browser
