#include "server/browser/actions/pointer.h"

#include "tests/server/browser/actions/actions_test.h"

namespace understudy::browser {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

class PointerTest : public ActionsTest {
 protected:
  PointerTest() { realms_.utility.AnswerValue("release", nullptr); }
  void SetPoint() {
    realms_.utility.AnswerValue(
        "point",
        Json(R"({"point": {"x": 5, "y": 6}, "frames": 0, "resolved": {"preview": "<b>", "count": 1}})"));
    realms_.utility.AnswerValue("finish", Json(R"({"done": true})"));
  }
};

TEST_F(PointerTest, AClickIsToldStepByStep) {
  SetPoint();
  EXPECT_EQ(Run(Click(Find("b"), {}, progress_)), absl::OkStatus());
  EXPECT_THAT(progress_->lines,
              ElementsAre("waiting for locator('b')", "  locator resolved to <b>", "attempting click action",
                          "  waiting for element to be visible, enabled and stable",
                          "  element is visible, enabled and stable", "  scrolling into view if needed",
                          "  done scrolling", "  performing click action", "  click action done",
                          "  waiting for scheduled navigations to finish", "  navigations have finished"));
  EXPECT_FALSE(backend().input().batches.empty());
}

TEST_F(PointerTest, WhatThePageHasFinishedIsNotReleasedBesides) {
  SetPoint();
  EXPECT_EQ(Run(Click(Find("b"), {}, progress_)), absl::OkStatus());
  EXPECT_THAT(realms_.utility.calls(), Contains(StartsWith("finish")));
  EXPECT_THAT(realms_.utility.calls(), Not(Contains(StartsWith("release"))));
}

TEST_F(PointerTest, WhatThePageStillKeepsIsReleased) {
  realms_.utility.AnswerValue("point", Json(R"({"notVisible": true})"));
  ClickActionOptions options;
  options.force = true;
  EXPECT_THAT(Run(Click(Find("b"), options, progress_)), FailsWith("Element is not visible"));
  EXPECT_THAT(realms_.utility.calls(), Contains(StartsWith("release")));
}

TEST_F(PointerTest, AnElementThatIsNotReadyIsTriedAgain) {
  realms_.utility.AnswerValue("point", Json(R"({"notReady": "enabled"})"));
  testing::Started clicking = Start(Click(Find("b"), {}, progress_));
  EXPECT_FALSE(clicking.ended());
  EXPECT_THAT(progress_->lines, Contains("  element is not enabled"));
  SetPoint();
  while (!clicking.ended()) {
    loop_.restart();
    loop_.run_one();
  }
  EXPECT_EQ(clicking.value(), absl::OkStatus());
  EXPECT_THAT(progress_->lines, Contains("retrying click action"));
}

TEST_F(PointerTest, WhatIsInertIsTriedAgainTillItIsNot) {
  realms_.utility.AnswerValue("point", Json(R"({"notReady": "inert"})"));
  testing::Started clicking = Start(Click(Find("b"), {}, progress_));
  EXPECT_THAT(progress_->lines, Contains("  element is inert"));
  SetPoint();
  while (!clicking.ended()) {
    loop_.restart();
    loop_.run_one();
  }
  EXPECT_EQ(clicking.value(), absl::OkStatus());
}

TEST_F(PointerTest, ForceDoesNotWaitForStatesButNeedsAPlace) {
  realms_.utility.AnswerValue("point", Json(R"({"notVisible": true})"));
  ClickActionOptions options;
  options.force = true;
  EXPECT_THAT(Run(Click(Find("b"), options, progress_)), FailsWith("Element is not visible"));
  EXPECT_THAT(progress_->lines.back(), "  scrolling into view if needed");
}

TEST_F(PointerTest, WhatIsCheckedAlreadyIsNotClicked) {
  realms_.utility.AnswerValue("point", Json(R"({"already": true})"));
  EXPECT_EQ(Run(SetChecked(Find("b"), true, {}, progress_)), absl::OkStatus());
  EXPECT_THAT(backend().input().batches, IsEmpty());
}

TEST_F(PointerTest, AClickThatDoesNotCheckFails) {
  SetPoint();
  realms_.utility.AnswerValue("finish", Json(R"({"value": false})"));
  EXPECT_THAT(Run(SetChecked(Find("b"), true, {}, progress_)),
              FailsWith("Clicking the checkbox did not change its state"));
}

TEST_F(PointerTest, ADocumentThatAClickLeadsAwayFromIsNoFailure) {
  SetPoint();
  realms_.utility.Answer("finish", RealmDestroyedError());
  EXPECT_EQ(Run(Click(Find("b"), {}, progress_)), absl::OkStatus());
}

TEST_F(PointerTest, AClickWaitsForTheNavigationItBegins) {
  realms_.utility.AnswerValue("point", Json(R"({"point": {"x": 5, "y": 6}, "frames": 0})"));
  testing::Started clicking = Start(Click(Find("b"), {}, progress_));
  page_->on_navigation(frame_);
  realms_.utility.AnswerValue("finish", Json(R"({"done": true})"));
  clicking.Poll();
  EXPECT_FALSE(clicking.ended());
  frame_->DidNavigateWithinDocument("http://x/#a");
  clicking.Poll();
  EXPECT_EQ(clicking.value(), absl::OkStatus());
}

TEST_F(PointerTest, WhatCannotBeTouchedIsNotTapped) {
  EXPECT_THAT(
      Run(Tap(Find("b"), {}, progress_)),
      FailsWith("The page does not support tap. Use hasTouch context option to enable touch support."));
}

}  // namespace
}  // namespace understudy::browser
