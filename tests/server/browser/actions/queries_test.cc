#include "server/browser/actions/queries.h"

#include "tests/server/browser/actions/actions_test.h"

namespace understudy::browser {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class QueriesTest : public ActionsTest {
 protected:
  // What the page's search for nodes finds.
  void SetNodes(std::vector<NodeId> nodes) {
    RemoteValue found;
    found.nodes = std::move(nodes);
    realms_.utility.Answer("nodes", std::move(found));
  }
};

TEST_F(QueriesTest, AnElementFoundInTheDriversWorldBelongsToThePages) {
  SetNodes({7});
  const auto element = Run(QuerySelector(Find("div")));
  ASSERT_TRUE(element.ok());
  EXPECT_EQ((*element)->remote_id(), "adopted 7");
  EXPECT_EQ((*element)->context(), realms_.main.context());
}

TEST_F(QueriesTest, NothingFoundIsNoElement) {
  SetNodes({});
  EXPECT_EQ(*Run(QuerySelector(Find("div"))), nullptr);
  EXPECT_THAT(*Run(QuerySelectorAll(Find("div"))), IsEmpty());
}

TEST_F(QueriesTest, ThePageIsGivenTheSelectorTakenApart) {
  SetNodes({});
  (void)Run(QuerySelector(Find("div >> text=x")));
  EXPECT_THAT(realms_.utility.calls().back(),
              HasSubstr(R"("parts":[{"engine":"css","body":"div"},{"engine":"text","body":"x"}])"));
}

TEST_F(QueriesTest, SeveralWhereOneIsMeantAreToldWithALocatorForEach) {
  realms_.utility.AnswerValue(
      "nodes", R"({"count": 11, "elements": [{"preview": "<p>1</p>", "selector": "internal:text=\"1\"i"}]})");
  EXPECT_THAT(Run(QuerySelector(Find("p"))),
              FailsWith("Error: strict mode violation: locator('p') resolved to 11 elements:\n"
                        "    1) <p>1</p> aka getByText('1')\n"
                        "    ...\n"));
}

TEST_F(QueriesTest, ASelectorThatCannotBeReadIsAnError) {
  EXPECT_THAT(Run(QuerySelector(Find("foo=x"))),
              FailsWith("Unknown engine \"foo\" while parsing selector foo=x"));
}

TEST_F(QueriesTest, ASelectorThatThePageCannotReadIsAnErrorWithoutTheParser) {
  // So deep only the page looks.
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += ":is(";
  realms_.utility.Answer("nodes",
                         Error("SelectorSyntaxError: Unexpected token \"\" while parsing css selector.\n"
                               "    at parse (<anonymous>:1:2)"));
  EXPECT_THAT(Run(QuerySelector(Find(deep))), FailsWith("Unexpected token \"\" while parsing css selector."));
}

TEST_F(QueriesTest, ReadingWaitsForTheElement) {
  realms_.utility.AnswerValue("read", Json(R"({"missing": true})"));
  testing::Started reading = Start(Read(Find("#a"), {"textContent"}, progress_));
  EXPECT_FALSE(reading.ended());
  EXPECT_THAT(progress_->lines, ElementsAre("waiting for locator('#a')"));
  realms_.utility.AnswerValue("read", Json(R"({"value": "hello"})"));
  while (!reading.ended()) {
    loop_.restart();
    loop_.run_one();
  }
  EXPECT_EQ(**reading.value(), boost::json::value("hello"));
}

TEST_F(QueriesTest, AnElementThatIsHeldIsToldOfAsAScope) {
  realms_.utility.AnswerValue("read",
                              Json(R"({"detached": true, "resolved": {"preview": "<b>", "count": 1}})"));
  Target target = Held(realms_.utility.NewHandle("1"));
  target.as_scope = true;
  EXPECT_THAT(Run(Read(std::move(target), {"enabled"}, progress_)),
              FailsWith("Element is not attached to the DOM"));
  EXPECT_THAT(progress_->lines, ElementsAre("waiting for locator(':scope')", "  locator resolved to <b>"));
}

TEST_F(QueriesTest, AnElementWhoseDocumentIsGoneIsNotVisible) {
  const Ref<JSHandle> element = realms_.main.NewHandle("1");
  realms_.main.context()->DidDestroy(RealmDestroyedError());
  EXPECT_FALSE(*Run(IsVisible(Held(element), progress_)));
}

TEST_F(QueriesTest, NobodyWaitsForAnElementOfACrashedPage) {
  realms_.utility.AnswerValue("read", Json(R"({"missing": true})"));
  testing::Started reading = Start(Read(Find("#a"), {"textContent"}, progress_));
  page_->DidCrash();
  while (!reading.ended()) {
    loop_.restart();
    loop_.run_one();
  }
  EXPECT_THAT(*reading.value(), FailsWith("Page crashed"));
}

TEST_F(QueriesTest, AWaitEndsWithItsFrame) {
  const Ref<Frame> inner = AttachFrame("inner");
  testing::Started waiting = Start(WaitForTimeout(inner, 100'000));
  page_->DidDetachFrame("inner");
  waiting.Poll();
  EXPECT_THAT(*waiting.value(), FailsWith("Frame was detached"));
}

TEST_F(QueriesTest, WhatThePageSaysIsWrongIsAnError) {
  realms_.utility.AnswerValue("read", Json(R"({"error": "Not a checkbox or radio button"})"));
  EXPECT_THAT(Run(Read(Find("#a"), {"checked"}, progress_)),
              FailsWith("Error: Not a checkbox or radio button"));
}

TEST_F(QueriesTest, AnElementThatLeftTheDocumentIsAnErrorForWhoHoldsIt) {
  const Ref<JSHandle> held = realms_.main.NewHandle("e", /*node=*/true);
  realms_.utility.AnswerValue("read", Json(R"({"detached": true})"));
  EXPECT_THAT(Run(Read(Held(held), {"enabled"}, progress_)), FailsWith("Element is not attached to the DOM"));
}

TEST_F(QueriesTest, WhatIsNotThereIsNotVisible) {
  realms_.utility.AnswerValue("read", Json(R"({"missing": true})"));
  EXPECT_FALSE(*Run(IsVisible(Find("#a"), progress_)));
  EXPECT_THAT(progress_->lines, ElementsAre("  checking visibility of locator('#a')"));
}

TEST_F(QueriesTest, AFunctionIsCalledWithTheElement) {
  SetNodes({7});
  realms_.main.AnswerValue("evaluate", Json(R"({"s": "hi"})"));
  const auto value = Run(EvalOnSelector(Find("div"), "e => e.id", true, {}));
  EXPECT_EQ(*value, Json(R"({"s": "hi"})"));
}

TEST_F(QueriesTest, AFunctionForAnElementThatIsNotThereFails) {
  SetNodes({});
  EXPECT_THAT(Run(EvalOnSelector(Find("div"), "e => e.id", true, {})),
              FailsWith("Failed to find element matching selector \"div\""));
}

TEST_F(QueriesTest, AnElementThatIsWaitedToGoIsNoElement) {
  realms_.utility.AnswerValue("waitSelector", Json(R"({"satisfied": true})"));
  EXPECT_EQ(*Run(WaitForSelector(Find("div"), "hidden", progress_)), nullptr);
  EXPECT_THAT(progress_->lines, ElementsAre("waiting for locator('div') to be hidden"));
}

TEST_F(QueriesTest, AnElementIsLookedForInTheNextDocumentToo) {
  testing::Started counting = Start(QueryCount(Find("div")));
  EXPECT_FALSE(counting.ended());
  const Realms next = OpenRealms(frame_);
  next.utility.AnswerValue("nodeCount", Json(R"({"value": 2})"));
  realms_.utility.Answer("nodeCount", RealmDestroyedError());
  counting.Poll();
  EXPECT_EQ(**counting.value(), 2);
}

}  // namespace
}  // namespace understudy::browser
