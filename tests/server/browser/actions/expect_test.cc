#include "server/browser/actions/expect.h"

#include <absl/strings/str_cat.h>

#include "tests/server/browser/actions/actions_test.h"

namespace understudy::browser {
namespace {

using ::testing::ElementsAre;

class ExpectTest : public ActionsTest {
 protected:
  static Expectation That(std::string expression, bool is_not = false) {
    Expectation expectation;
    expectation.expression = std::move(expression);
    expectation.title = absl::StrCat("Expect \"", expectation.expression, "\"");
    expectation.is_not = is_not;
    return expectation;
  }
  // The time is up at the first look.
  void BeOutOfTime() {
    progress_->until = Progress::Clock::now();
    realms_.utility.AnswerValue("readable", Json(R"({"snapshot": "- text: hello"})"));
  }
};

TEST_F(ExpectTest, WhatHoldsAtOnceIsOver) {
  realms_.utility.AnswerValue("expect", Json(R"({"matches": true, "received": {"s": "x"}})"));
  const auto outcome = Run(Expect(Find("#a"), That("to.have.text"), progress_));
  EXPECT_TRUE(outcome->matches);
  EXPECT_FALSE(outcome->timed_out);
}

TEST_F(ExpectTest, TimeThatIsUpIsAnOutcomeWithWhatWasSeen) {
  BeOutOfTime();
  realms_.utility.AnswerValue("expect", Json(R"({"matches": false, "received": {"s": "x"}, "shown": "x",
      "resolved": {"preview": "<p>x</p>", "count": 1}})"));
  const auto outcome = Run(Expect(Find("#a"), That("to.have.text"), progress_));
  EXPECT_FALSE(outcome->matches);
  EXPECT_TRUE(outcome->timed_out);
  EXPECT_EQ(outcome->received, Json(R"({"s": "x"})"));
  EXPECT_EQ(outcome->aria_snapshot, "- text: hello");
  EXPECT_THAT(progress_->lines,
              ElementsAre("Expect \"to.have.text\" locator('#a')", "waiting for locator('#a')"));
}

TEST_F(ExpectTest, EachLookButTheFirstIsToldOf) {
  realms_.utility.AnswerValue("expect", Json(R"({"matches": false, "received": {"s": "x"}, "shown": "x",
      "snapshot": "- text: x", "resolved": {"preview": "<p>x</p>", "count": 1}})"));
  testing::Started assertion = Start(Expect(Find("#a"), That("to.have.text"), progress_));
  EXPECT_FALSE(assertion.ended());
  EXPECT_THAT(progress_->lines,
              ElementsAre("Expect \"to.have.text\" locator('#a')", "waiting for locator('#a')",
                          "  locator resolved to <p>x</p>", "  unexpected value \"x\""));
}

TEST_F(ExpectTest, WhatWasSeenLastCountsWhenThePageIsClosed) {
  realms_.utility.AnswerValue("expect", Json(R"({"matches": false, "received": {"s": "x"}, "shown": "x",
      "snapshot": "- text: x", "resolved": {"preview": "<p>x</p>", "count": 1}})"));
  testing::Started assertion = Start(Expect(Find("#a"), That("to.have.text"), progress_));
  ASSERT_FALSE(assertion.ended());
  page_->DidClose();
  assertion.Poll();
  ASSERT_TRUE(assertion.ended() && assertion.value()->ok());
  const ExpectOutcome& outcome = **assertion.value();
  EXPECT_FALSE(outcome.timed_out);
  EXPECT_EQ(outcome.received, Json(R"({"s": "x"})"));
  EXPECT_EQ(outcome.aria_snapshot, "- text: x");
  EXPECT_EQ(progress_->lines.back(), "Target page, context or browser has been closed");
}

TEST_F(ExpectTest, ACrashBetweenTwoLooksIsThatOfThePage) {
  realms_.utility.AnswerValue("expect", Json(R"({"matches": false, "snapshot": "- text: x"})"));
  testing::Started assertion = Start(Expect(Find("#a"), That("to.have.text"), progress_));
  ASSERT_FALSE(assertion.ended());
  page_->DidCrash();
  assertion.Poll();
  ASSERT_TRUE(assertion.ended() && assertion.value()->ok());
  EXPECT_EQ(progress_->lines.back(), "Page crashed");
}

TEST_F(ExpectTest, WhatIsNotThereIsHidden) {
  realms_.utility.AnswerValue("expect", Json(R"({"missing": true})"));
  EXPECT_TRUE(Run(Expect(Find("#a"), That("to.be.hidden"), progress_))->matches);
}

TEST_F(ExpectTest, OfWhatIsNotThereNeitherATextHoldsNorItsOpposite) {
  BeOutOfTime();
  realms_.utility.AnswerValue("expect", Json(R"({"missing": true})"));
  const auto outcome = Run(Expect(Find("#a"), That("to.have.text", /*is_not=*/true), progress_));
  EXPECT_TRUE(outcome->matches);
  EXPECT_TRUE(outcome->missing);
  EXPECT_EQ(outcome->error(), "element(s) not found");
}

TEST_F(ExpectTest, WhatCannotComeTrueIsOverAtOnce) {
  realms_.utility.AnswerValue("expect", Json(R"({"error": "Not an input element"})"));
  const auto outcome = Run(Expect(Find("#a"), That("to.have.value"), progress_));
  EXPECT_EQ(outcome->error(), "Not an input element");
  EXPECT_THAT(outcome->impossible, FailsWith("Error: Not an input element"));
  EXPECT_FALSE(outcome->timed_out);
}

TEST_F(ExpectTest, ASelectorThatCannotBeReadIsAnOutcome) {
  EXPECT_EQ(Run(Expect(Find("foo=x"), That("to.be.visible"), progress_))->error(),
            "Unknown engine \"foo\" while parsing selector foo=x");
}

TEST_F(ExpectTest, WhatIsSeenOfAPageIsToldWithItsRootUnlessThatGoesUnnamed) {
  for (const bool names_document : {true, false}) {
    progress_->lines.clear();
    realms_.utility.AnswerValue("expect", Json(R"({"matches": false, "received": {"s": "x"}, "shown": "x",
        "snapshot": "- text: x", "resolved": {"preview": "<html>…</html>", "count": 1}})"));
    Target page = Find("");
    page.document = true;
    Expectation title = That("to.have.title");
    title.names_document = names_document;
    testing::Started assertion = Start(Expect(std::move(page), std::move(title), progress_));
    EXPECT_EQ(progress_->lines.size(), names_document ? 3 : 2);
    EXPECT_EQ(progress_->lines.back(), "  unexpected value \"x\"");
    assertion.Cancel();
  }
}

TEST_F(ExpectTest, AnAriaSnapshotIsNotToldTwice) {
  BeOutOfTime();
  realms_.utility.AnswerValue("expect", Json(R"({"matches": false, "received": {"s": "- text: x"}})"));
  EXPECT_EQ(Run(Expect(Find("#a"), That("to.match.aria"), progress_))->aria_snapshot, std::nullopt);
}

}  // namespace
}  // namespace understudy::browser
