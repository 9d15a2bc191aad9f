#include "server/browser/actions/checkpoint.h"

#include "tests/server/browser/actions/actions_test.h"

namespace understudy::browser {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST_F(ActionsTest, WithoutAHandlerNothingIsAskedOfThePage) {
  EXPECT_EQ(Run(TakeAwayObstacles(page_, progress_)), absl::OkStatus());
  EXPECT_THAT(realms_.utility.calls(), IsEmpty());
}

TEST_F(ActionsTest, AnObstacleIsTheClientsToTakeAway) {
  int64_t told = 0;
  page_->locator_handlers().on_triggered.connect([&](int64_t uid) { told = uid; });
  const int64_t uid = page_->locator_handlers().Add({.selector = "#d", .name = "locator('#d')"});
  realms_.utility.AnswerValue("read", Json(R"({"value": true})"));
  testing::Started waiting = Start(TakeAwayObstacles(page_, progress_));
  EXPECT_EQ(told, uid);
  EXPECT_FALSE(waiting.ended());
  realms_.utility.AnswerValue("waitSelector", Json(R"({"satisfied": true})"));
  page_->locator_handlers().Resolve(uid, /*remove=*/false);
  waiting.Poll();
  EXPECT_EQ(waiting.value(), absl::OkStatus());
}

TEST_F(ActionsTest, AnObstacleThatStaysIsToldOf) {
  const int64_t uid = page_->locator_handlers().Add({.selector = "#d", .name = "locator('#d')"});
  realms_.utility.AnswerValue("read", Json(R"({"value": true})"));
  realms_.utility.AnswerValue("waitSelector", Json(R"({"satisfied": false, "visible": true,
      "resolved": {"preview": "<p>d</p>", "count": 1}})"));
  testing::Started waiting = Start(TakeAwayObstacles(page_, progress_));
  page_->locator_handlers().Resolve(uid, /*remove=*/true);
  waiting.Poll();
  EXPECT_FALSE(waiting.ended());
  EXPECT_THAT(progress_->lines,
              ElementsAre("  found locator('#d'), intercepting action to run the handler",
                          "  locator handler has finished, waiting for locator('#d') to be hidden",
                          "  locator resolved to visible <p>d</p>"));
}

TEST_F(ActionsTest, WhoRemovesAHandlerThatRunsIsWaitedForUntilThePageIsClosed) {
  const int64_t uid = page_->locator_handlers().Add({.selector = "#d", .name = "locator('#d')"});
  realms_.utility.AnswerValue("read", Json(R"({"value": true})"));
  testing::Started waiting = Start(TakeAwayObstacles(page_, progress_));
  page_->locator_handlers().Remove(uid);
  waiting.Poll();
  EXPECT_FALSE(waiting.ended());
  page_->DidClose();
  waiting.Poll();
  EXPECT_TRUE(waiting.ended());
}

TEST_F(ActionsTest, AHandlerThatComesMeanwhileHasItsTurn) {
  LocatorHandlers& handlers = page_->locator_handlers();
  std::vector<int64_t> told;
  handlers.on_triggered.connect([&](int64_t uid) {
    told.push_back(uid);
    if (told.size() == 1) handlers.Add({.selector = "#e", .name = "e", .no_wait_after = true});
  });
  const int64_t first = handlers.Add({.selector = "#d", .name = "d", .no_wait_after = true});
  realms_.utility.AnswerValue("read", Json(R"({"value": true})"));
  testing::Started waiting = Start(TakeAwayObstacles(page_, progress_));
  handlers.Resolve(first, /*remove=*/true);
  waiting.Poll();
  EXPECT_THAT(told, ElementsAre(first, first + 1));
}

TEST_F(ActionsTest, WhatIsNotInTheWayIsNothingToAClient) {
  page_->locator_handlers().Add({.selector = "#d", .name = "locator('#d')"});
  realms_.utility.AnswerValue("read", Json(R"({"value": false})"));
  EXPECT_EQ(Run(TakeAwayObstacles(page_, progress_)), absl::OkStatus());
}

}  // namespace
}  // namespace understudy::browser
