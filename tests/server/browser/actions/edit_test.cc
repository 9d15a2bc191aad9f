#include "server/browser/actions/edit.h"

#include "tests/server/browser/actions/actions_test.h"

namespace understudy::browser {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class EditTest : public ActionsTest {
 protected:
  EditTest() { realms_.utility.AnswerValue("release", nullptr); }
};

TEST_F(EditTest, AFieldThatTakesTextIsTypedInto) {
  realms_.utility.AnswerValue("fill",
                              Json(R"({"insert": true, "resolved": {"preview": "<input>", "count": 1}})"));
  EXPECT_EQ(Run(Fill(Find("input"), "hi", {}, progress_)), absl::OkStatus());
  EXPECT_THAT(progress_->lines, ElementsAre("waiting for locator('input')", "  locator resolved to <input>",
                                            "  fill(\"hi\")", "attempting fill action",
                                            "  waiting for element to be visible, enabled and editable"));
  EXPECT_THAT(backend().input().batches, Contains(HasSubstr("hi")));
  EXPECT_THAT(realms_.utility.calls(), Not(Contains(HasSubstr("release"))));
}

TEST_F(EditTest, WhatThePageHasSetIsNotTyped) {
  realms_.utility.AnswerValue("fill", Json(R"({"done": true})"));
  EXPECT_EQ(Run(Fill(Find("input"), "2020-02-02", {}, progress_)), absl::OkStatus());
  EXPECT_THAT(backend().input().batches, IsEmpty());
}

TEST_F(EditTest, OptionsThatAreNotThereAreWaitedFor) {
  realms_.utility.AnswerValue("select", Json(R"({"waitOptions": "did not find some options"})"));
  testing::Started selecting = Start(SelectOptions(Find("select"), {}, {}, false, progress_));
  EXPECT_FALSE(selecting.ended());
  EXPECT_THAT(progress_->lines, Contains("  did not find some options"));
  realms_.utility.AnswerValue("select", Json(R"({"values": ["a", "b"]})"));
  while (!selecting.ended()) {
    loop_.restart();
    loop_.run_one();
  }
  EXPECT_THAT(**selecting.value(), ElementsAre("a", "b"));
}

TEST_F(EditTest, AStateIsWaitedFor) {
  const Ref<JSHandle> held = realms_.main.NewHandle("e", /*node=*/true);
  realms_.utility.AnswerValue("waitState", Json(R"({"satisfied": true})"));
  EXPECT_EQ(Run(WaitForElementState(Held(held), "hidden", progress_)), absl::OkStatus());
}

TEST_F(EditTest, WithoutABoxThereIsNone) {
  const Ref<JSHandle> held = realms_.main.NewHandle("e", /*node=*/true);
  realms_.utility.AnswerValue("read", Json(R"({"value": null, "frames": 0})"));
  EXPECT_EQ(*Run(BoundingBox(Held(held), progress_)), std::nullopt);
}

TEST_F(EditTest, ABoxIsThatOfTheMainFrame) {
  const Ref<JSHandle> held = realms_.main.NewHandle("e", /*node=*/true);
  realms_.utility.AnswerValue("read",
                              Json(R"({"value": {"x": 1, "y": 2, "width": 3, "height": 4}, "frames": 0})"));
  const auto box = Run(BoundingBox(Held(held), progress_));
  ASSERT_TRUE(box.ok() && *box);
  EXPECT_EQ((*box)->x, 1);
  EXPECT_EQ((*box)->height, 4);
}

}  // namespace
}  // namespace understudy::browser
