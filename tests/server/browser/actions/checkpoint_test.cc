#include "server/browser/actions/checkpoint.h"

#include "tests/server/browser/actions/actions_test.h"

namespace understudy::browser {
namespace {

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

TEST_F(ActionsTest, WhatIsNotInTheWayIsNothingToAClient) {
  page_->locator_handlers().Add({.selector = "#d", .name = "locator('#d')"});
  realms_.utility.AnswerValue("read", Json(R"({"value": false})"));
  EXPECT_EQ(Run(TakeAwayObstacles(page_, progress_)), absl::OkStatus());
}

}  // namespace
}  // namespace understudy::browser
