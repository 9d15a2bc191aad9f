#include "server/browser/frame.h"

#include "tests/server/browser/domain_test.h"

namespace understudy::browser {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class FrameTest : public DomainTest {
 protected:
  FrameTest() { frame_->DidReachLoadState(LoadState::kLoad); }

  bool loaded() const { return frame_->load_states().contains(LoadState::kLoad); }
};

TEST_F(FrameTest, GotoEndsWithTheLoadStateThatIsAskedFor) {
  EXPECT_TRUE(Run(frame_->Goto("http://x/", Until())).ok());
  EXPECT_EQ(frame_->url(), "http://x/");
}

TEST_F(FrameTest, WaitsForALoadState) {
  testing::Started waiting = Start(frame_->WaitForLoadState(LoadState::kNetworkIdle));
  EXPECT_FALSE(waiting.ended());
  frame_->DidReachLoadState(LoadState::kNetworkIdle);
  waiting.Poll();
  EXPECT_EQ(waiting.value(), absl::OkStatus());
}

TEST_F(FrameTest, WaitsForALoadStateUntilItIsDetached) {
  const Ref<Frame> inner = AttachFrame("inner");
  testing::Started waiting = Start(inner->WaitForLoadState(LoadState::kLoad));
  page_->DidDetachFrame("inner");
  waiting.Poll();
  EXPECT_THAT(*waiting.value(), FailsWith("Navigating frame was detached"));
  EXPECT_THAT(Run(inner->WaitForLoadState(LoadState::kLoad)), FailsWith("Navigating frame was detached"));
}

TEST_F(FrameTest, WaitsForALoadStateUntilThePageCrashes) {
  testing::Started waiting = Start(frame_->WaitForLoadState(LoadState::kNetworkIdle));
  page_->DidCrash();
  waiting.Poll();
  EXPECT_THAT(*waiting.value(), FailsWith("Page crashed"));
}

TEST_F(FrameTest, NewContentBeginsTheLoadStatesAnew) {
  const Realms realms = OpenRealms(frame_);
  testing::Started setting = Start(frame_->SetContent("<p>", Until()));
  EXPECT_THAT(realms.utility.calls(), ElementsAre(R"(setDocumentContent "<p>")"));
  frame_->DidOpenDocument();
  EXPECT_FALSE(loaded());
  realms.utility.AnswerValue("setDocumentContent", nullptr);
  setting.Poll();
  EXPECT_FALSE(setting.ended());
  frame_->DidReachLoadState(LoadState::kLoad);
  setting.Poll();
  EXPECT_EQ(setting.value(), absl::OkStatus());
}

TEST_F(FrameTest, ADocumentThatThePageOpensKeepsItsLoadStates) {
  frame_->DidOpenDocument();
  EXPECT_TRUE(loaded());
}

TEST_F(FrameTest, ContentThatIsNotWaitedForAnyMoreChangesNothingLater) {
  const Realms realms = OpenRealms(frame_);
  testing::Started setting = Start(frame_->SetContent("<p>", Until()));
  setting.Cancel();
  frame_->DidOpenDocument();
  EXPECT_TRUE(loaded());
}

TEST_F(FrameTest, ContentThatCannotBeSetChangesNothingLater) {
  const Realms realms = OpenRealms(frame_);
  realms.utility.Answer("setDocumentContent", Error("no"));
  EXPECT_THAT(Run(frame_->SetContent("<p>", Until())), FailsWith("no"));
  frame_->DidOpenDocument();
  EXPECT_TRUE(loaded());
}

TEST_F(FrameTest, ContentIsStillBeingSetWhenAnotherCallerGivesUp) {
  const Realms realms = OpenRealms(frame_);
  testing::Started first = Start(frame_->SetContent("<p>", Until()));
  testing::Started second = Start(frame_->SetContent("<b>", Until()));
  first.Cancel();
  frame_->DidOpenDocument();
  EXPECT_FALSE(loaded());
}

TEST_F(FrameTest, WaitsForARealm) {
  testing::Started title = Start(frame_->Title());
  EXPECT_FALSE(title.ended());
  const Realms realms = OpenRealms(frame_);
  realms.utility.AnswerValue("title", "hello");
  title.Poll();
  EXPECT_EQ(**title.value(), "hello");
}

TEST_F(FrameTest, WaitsForARealmUntilThePageCloses) {
  testing::Started title = Start(frame_->Title());
  page_->DidClose();
  title.Poll();
  EXPECT_TRUE(IsTargetClosed(title.value()->status()));
  EXPECT_TRUE(IsTargetClosed(Run(frame_->Title()).status()));
}

TEST_F(FrameTest, WaitsForAFunctionInTheNextDocument) {
  const Realms former = OpenRealms(frame_);
  testing::Started waiting =
      Start(frame_->WaitForFunction("() => ready", true, Argument(), std::optional<double>()));
  EXPECT_THAT(former.main.calls(), ElementsAre(HasSubstr("waitForPredicate")));
  frame_->DidDestroyContext(former.main.context());
  former.main.Answer("waitForPredicate", RealmDestroyedError());
  waiting.Poll();
  const Realms next = OpenRealms(frame_);
  next.main.AnswerValue("waitForPredicate", boost::json::object{{"b", true}});
  waiting.Poll();
  EXPECT_EQ(boost::json::serialize((**waiting.value())->primitive()), R"({"b":true})");
}

TEST_F(FrameTest, EndsItsPollingWhenNobodyWaitsAnyMore) {
  const Realms realms = OpenRealms(frame_);
  testing::Started waiting =
      Start(frame_->WaitForFunction("() => ready", true, Argument(), std::optional<double>()));
  waiting.Cancel();
  EXPECT_THAT(realms.main.calls(), ElementsAre(HasSubstr("waitForPredicate"), "cancelWait 1"));
}

TEST_F(FrameTest, MainFramesHaveNoElement) {
  EXPECT_THAT(Run(frame_->Element()), FailsWith("Frame has been detached."));
}

}  // namespace
}  // namespace understudy::browser
