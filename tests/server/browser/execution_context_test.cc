#include "server/browser/execution_context.h"

#include "tests/server/browser/domain_test.h"

namespace understudy::browser {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class ExecutionContextTest : public DomainTest {
 protected:
  const Realms realms_ = OpenRealms(frame_);
  const FakeRealm& realm_ = realms_.main;
};

TEST_F(ExecutionContextTest, EvaluatesAnExpressionToAValue) {
  realm_.AnswerValue("evaluate", boost::json::object{{"n", 5}});
  Argument argument;
  argument.value = boost::json::object{{"s", "x"}};
  EXPECT_EQ(boost::json::serialize(*Run(realm_.context()->Evaluate("2 + 3", std::nullopt, argument))),
            R"({"n":5})");
  EXPECT_THAT(realm_.calls(), ElementsAre(R"(evaluate null true "2 + 3" 1 {"s":"x"})"));
}

TEST_F(ExecutionContextTest, PutsPrimitivesInPlaceOfTheirHandles) {
  realm_.AnswerValue("evaluate", nullptr);
  RemoteValue five;
  five.value = boost::json::object{{"n", 5}};
  Argument argument;
  argument.value = boost::json::object{{"a", boost::json::array{boost::json::object{{"h", 0}}}}, {"id", 1}};
  argument.handles.push_back(realm_.context()->NewHandle(five));
  EXPECT_TRUE(Run(realm_.context()->Evaluate("x => x", true, argument)).ok());
  EXPECT_THAT(realm_.calls(), ElementsAre(R"(evaluate true true "x => x" 1 {"a":[{"n":5}],"id":1} null)"));
}

TEST_F(ExecutionContextTest, SendsWhatLiesTooDeepForAMessageAsText) {
  realm_.AnswerValue("evaluate", nullptr);
  const auto nested = [](int depth) {
    Argument argument;
    argument.value = boost::json::object{{"n", 5}};
    for (int i = 0; i < depth; ++i) {
      boost::json::array items;
      items.push_back(std::move(argument.value));
      argument.value = boost::json::object{{"a", std::move(items)}};
    }
    return argument;
  };
  EXPECT_TRUE(Run(realm_.context()->Evaluate("x => x", true, nested(99))).ok());
  EXPECT_TRUE(Run(realm_.context()->Evaluate("x => x", true, nested(101))).ok());
  EXPECT_THAT(realm_.calls(),
              ElementsAre(HasSubstr(R"( 1 {"a":[{"a":[)"), HasSubstr(R"( 1 {"json":"{\"a\":[{)")));
}

TEST_F(ExecutionContextTest, TakesNoHandlesOfAnotherRealm) {
  Argument argument;
  argument.value = boost::json::object{{"h", 0}};
  argument.handles.push_back(realms_.utility.NewHandle("1"));
  EXPECT_THAT(Run(realm_.context()->Evaluate("x => x", true, argument)),
              FailsWith("JSHandles can be evaluated only in the context they were created!"));
}

TEST_F(ExecutionContextTest, EndsWhatWaitsInTheWordsOfItsOwnEnd) {
  testing::Started waiting = Start(realm_.context()->Evaluate("x", std::nullopt, Argument()));
  realm_.context()->DidDestroy(Error("Frame was detached"));
  realm_.Answer("evaluate", Error("Cannot find context"));
  waiting.Poll();
  EXPECT_THAT(*waiting.value(), FailsWith("Frame was detached"));
}

TEST_F(ExecutionContextTest, IsGoneOnceACallSaysSo) {
  realm_.Answer("evaluate", RealmDestroyedError());
  const absl::Status cut_off = Run(frame_->Evaluate("x", std::nullopt, Argument())).status();
  EXPECT_TRUE(IsRealmDestroyed(cut_off));
  EXPECT_EQ(cut_off.message(), std::string(RealmDestroyedError().message()) + ".");
  testing::Started next = Start(frame_->Evaluate("x", std::nullopt, Argument()));
  EXPECT_FALSE(next.ended());
  const Realms realms = OpenRealms(frame_);
  realms.main.AnswerValue("evaluate", boost::json::object{{"n", 5}});
  next.Poll();
  EXPECT_TRUE(next.value()->ok());
}

TEST_F(ExecutionContextTest, AnswersNothingOnceItIsGone) {
  realm_.context()->DidDestroy(Error("gone"));
  EXPECT_THAT(Run(realm_.context()->Evaluate("x", std::nullopt, Argument())), FailsWith("gone"));
}

}  // namespace
}  // namespace understudy::browser
