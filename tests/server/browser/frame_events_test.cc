#include "server/browser/request.h"
#include "tests/server/browser/domain_test.h"

namespace understudy::browser {
namespace {

using ::testing::ElementsAre;

class FrameEventsTest : public DomainTest {
 protected:
  FrameEventsTest() {
    states_ = frame_->on_load_state.connect([this](LoadState state, bool added) {
      heard_.push_back((added ? "+" : "-") + std::string(LoadStateName(state)));
    });
    navigations_ = frame_->on_navigated.connect([this](const Navigation& navigation) {
      heard_.push_back("navigated " + navigation.url + navigation.error.value_or(""));
    });
  }

  // A document that waits for the request which is given back.
  Ref<Request> BeginBusy(const Ref<Frame>& frame) {
    frame->DidCommitDocument("http://inner/", "", "busy", /*initial=*/false);
    RequestOwner owner;
    owner.frame = frame;
    const auto request = std::make_shared<Request>(context_, owner, nullptr, RequestStart());
    frame->DidStartRequest(request);
    return request;
  }
  // Until nobody counts the time any more.
  void WaitForQuiet() {
    loop_.restart();
    loop_.run();
  }

  std::vector<std::string> heard_;
  Subscription states_;
  Subscription navigations_;
};

TEST_F(FrameEventsTest, ANewDocumentTakesBackTheLoadStatesOfTheFormer) {
  frame_->DidReachLoadState(LoadState::kLoad);
  frame_->DidCommitDocument("http://x/", "", "next", /*initial=*/false);
  EXPECT_THAT(heard_, ElementsAre("+load", "-commit", "-load", "+commit", "navigated http://x/"));
}

TEST_F(FrameEventsTest, TheInitialDocumentIsNotTold) {
  const Ref<Frame> inner = AttachFrame("inner");
  inner->DidCommitDocument("about:blank", "name", "first", /*initial=*/true);
  EXPECT_EQ(inner->name(), "name");
  EXPECT_EQ(inner->document_id(), "first");
}

TEST_F(FrameEventsTest, NavigationsWithinADocumentKeepItsLoadStates) {
  frame_->DidNavigateWithinDocument("about:blank#there");
  EXPECT_THAT(heard_, ElementsAre("navigated about:blank#there"));
}

TEST_F(FrameEventsTest, ANavigationThatEndsWithoutADocumentSaysWhy) {
  frame_->DidAbortNavigation("next", " failed");
  EXPECT_THAT(heard_, ElementsAre("navigated about:blank failed"));
}

TEST_F(FrameEventsTest, AFrameIsIdleOnceAllFramesInItAre) {
  const Ref<Frame> inner = AttachFrame("inner");
  const Ref<Request> busy = BeginBusy(inner);
  frame_->DidCommitDocument("http://x/", "", "next", /*initial=*/false);
  heard_.clear();
  WaitForQuiet();
  EXPECT_THAT(heard_, ElementsAre());
  inner->DidEndRequest(busy);
  WaitForQuiet();
  EXPECT_THAT(heard_, ElementsAre("+networkidle"));
}

TEST_F(FrameEventsTest, AFrameIsIdleOnceTheLastBusyFrameInItGoes) {
  BeginBusy(AttachFrame("inner"));
  frame_->DidCommitDocument("http://x/", "", "next", /*initial=*/false);
  heard_.clear();
  WaitForQuiet();
  EXPECT_THAT(heard_, ElementsAre());
  page_->DidDetachFrame("inner");
  EXPECT_THAT(heard_, ElementsAre("+networkidle"));
}

TEST_F(FrameEventsTest, ARealmEndsWithItsFrame) {
  const Ref<Frame> inner = AttachFrame("inner");
  const Realms realms = OpenRealms(inner);
  page_->DidDetachFrame("inner");
  EXPECT_TRUE(realms.main.context()->destroyed());
  EXPECT_TRUE(realms.utility.context()->destroyed());
  EXPECT_FALSE(inner->has_context());
}

}  // namespace
}  // namespace understudy::browser
