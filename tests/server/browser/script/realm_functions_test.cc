#include "server/browser/script/realm_functions.h"

#include <string>
#include <utility>
#include <vector>

#include <absl/strings/str_cat.h>
#include <boost/json/serialize.hpp>

#include "server/base/errors.h"
#include "tests/server/browser/domain_test.h"
#include "tests/support/fake_realm_object.h"

namespace understudy::browser {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class RealmFunctionsTest : public DomainTest {
 protected:
  RealmFunctionsTest() {
    EXPECT_TRUE(Run(page_->ExposeBinding(Binding{"f"})).ok());
    EXPECT_TRUE(Run(page_->ExposeBinding(Binding{"takesHandle", /*takes_handle=*/true})).ok());
    calls_subscription_ =
        page_->on_binding_call.connect([this](const Ref<BindingCall>& call) { calls_.push_back(call); });
  }

  // The page calls f, whose arguments are this JSON.
  void Call(const std::string& arguments, int sequence = 1) {
    functions_->DidReceive(absl::StrCat(".{\"name\":\"f\",\"seq\":", sequence, "}\n", arguments));
  }
  // What the realm has been told since this was last asked: the arguments of each call.
  std::vector<boost::json::array> Told() {
    Poll();
    std::vector<boost::json::array> told;
    for (const FakeRealmObject::Told& call : std::exchange(object_->told, {}))
      told.push_back(ArgumentsOf(call));
    return told;
  }

  const FakeRealm realm_{loop_.get_executor(), frame_};
  Ref<FakeRealmObject> object_ = std::make_shared<FakeRealmObject>(loop_.get_executor());
  Ref<RealmFunctions> functions_ = std::make_shared<RealmFunctions>(page_, realm_.context(), object_);
  std::vector<Ref<BindingCall>> calls_;
  Subscription calls_subscription_;
};

TEST_F(RealmFunctionsTest, ACallReachesTheClient) {
  Call(R"([{"n":1},{"s":"two"}])");
  ASSERT_EQ(calls_.size(), 1u);
  EXPECT_EQ(calls_[0]->name(), "f");
  EXPECT_THAT(calls_[0]->arguments(),
              ElementsAre(boost::json::object{{"n", 1}}, boost::json::object{{"s", "two"}}));
}

TEST_F(RealmFunctionsTest, ACallMayComeInPieces) {
  functions_->DidReceive("+{\"name\":\"f\",\"seq\"");
  functions_->DidReceive("+:1}\n[{\"s\":\"to");
  EXPECT_THAT(calls_, IsEmpty());
  functions_->DidReceive(".gether\"}]");
  ASSERT_EQ(calls_.size(), 1u);
  EXPECT_THAT(calls_[0]->arguments(), ElementsAre(boost::json::object{{"s", "together"}}));
}

TEST_F(RealmFunctionsTest, DeepArgumentsReachTheClientWhole) {
  std::string value = R"({"n":1})";
  for (int i = 149; i > 0; --i) value = absl::StrCat(R"({"o":[{"k":"n","v":)", value, R"(}],"id":)", i, "}");
  Call(absl::StrCat("[", value, "]"));
  ASSERT_EQ(calls_.size(), 1u);
  EXPECT_EQ(boost::json::serialize(calls_[0]->arguments()[0]), value);
}

TEST_F(RealmFunctionsTest, WhatIsNoValueIsRefusedAndThePageHearsIt) {
  object_->BecomeReady();
  const std::vector<std::string> refused = {
      "",
      "{}",
      "[5]",
      "[{}]",
      R"([{"n":"1"}])",
      R"([{"n":1,"s":"x"}])",
      R"([{"x":1}])",
      R"([{"ref":3}])",
      R"([{"h":0}])",
      R"([{"fn":"f"}])",
      R"([{"a":[1],"id":1}])",
      R"([{"v":"nothing"}])",
      absl::StrCat(std::string(100'000, '['), std::string(100'000, ']'))};
  for (const std::string& arguments : refused) {
    Call(arguments, 7);
    const std::vector<boost::json::array> told = Told();
    ASSERT_THAT(told, SizeIs(1)) << arguments;
    EXPECT_EQ(told[0].at(0), 7) << arguments;
    EXPECT_EQ(told[0].at(1), false) << arguments;
    EXPECT_THAT(std::string(told[0].at(2).as_string()), HasSubstr("Cannot serialize argument")) << arguments;
  }
  EXPECT_THAT(calls_, IsEmpty());
}

TEST_F(RealmFunctionsTest, WhatOurScriptDoesNotSayIsIgnored) {
  for (const char* said :
       {"", ".", "x", ".[]", ".{}", ".{}\n[]", ".{\"name\":\"f\"}\n[]", ".{\"name\":5,\"seq\":1}\n[]",
        ".{\"name\":\"f\",\"seq\":1}", ".{\"name\":\"other\",\"seq\":1}\n[]"})
    functions_->DidReceive(said);
  EXPECT_THAT(calls_, IsEmpty());
  EXPECT_THAT(Told(), IsEmpty());
}

TEST_F(RealmFunctionsTest, AnAnswerGoesToTheRealmThatAsked) {
  object_->BecomeReady();
  Call("[]", 3);
  Call("[]", 4);
  calls_.at(0)->Resolve({.value = boost::json::object{{"s", "yes"}}, .handles = {}});
  calls_.at(1)->Reject(boost::json::object{{"n", 5}});
  EXPECT_THAT(Told(), ElementsAre(boost::json::array{3, true, R"({"s":"yes"})"},
                                  boost::json::array{4, false, R"({"n":5})"}));
}

TEST_F(RealmFunctionsTest, AnAnswerWaitsForTheRealmsObject) {
  Call("[]", 3);
  calls_.at(0)->Resolve({.value = boost::json::object{{"s", "yes"}}, .handles = {}});
  EXPECT_THAT(Told(), IsEmpty());
  object_->BecomeReady();
  EXPECT_THAT(Told(), ElementsAre(boost::json::array{3, true, R"({"s":"yes"})"}));
}

TEST_F(RealmFunctionsTest, AnAnswersHandlesGoAlong) {
  object_->BecomeReady();
  Call("[]");
  Argument answer;
  answer.value =
      boost::json::object{{"a", {boost::json::object{{"h", 0}}, boost::json::object{{"h", 1}}}}, {"id", 1}};
  answer.handles = {realm_.context()->NewHandle({.value = boost::json::object{{"n", 5}}, .preview = "5"}),
                    realm_.NewHandle("thing")};
  calls_.at(0)->Resolve(answer);
  // A primitive among the handles is in the value already: nothing stands in its place.
  EXPECT_THAT(Told(), ElementsAre(boost::json::array{1, true, R"({"a":[{"n":5},{"h":1}],"id":1})", nullptr,
                                                     "thing"}));
}

TEST_F(RealmFunctionsTest, AHandleOfAnotherRealmRejects) {
  object_->BecomeReady();
  Call("[]");
  const FakeRealm other(loop_.get_executor(), frame_);
  Argument answer;
  answer.value = boost::json::object{{"h", 0}};
  answer.handles = {other.NewHandle("thing")};
  calls_.at(0)->Resolve(answer);
  const std::vector<boost::json::array> told = Told();
  ASSERT_THAT(told, SizeIs(1));
  EXPECT_EQ(told[0].at(1), false);
  EXPECT_THAT(std::string(told[0].at(2).as_string()), HasSubstr("only in the context they were created"));
}

TEST_F(RealmFunctionsTest, ALongAnswerGoesInPieces) {
  object_->BecomeReady();
  Call("[]");
  const std::string text(20 << 20, 'x');
  calls_.at(0)->Resolve({.value = boost::json::object{{"s", text}}, .handles = {}});
  const std::vector<boost::json::array> told = Told();
  ASSERT_THAT(told, SizeIs(3));
  std::string whole;
  for (size_t i = 0; i < told.size(); ++i) whole += std::string(told[i].at(i < 2 ? 0 : 2).as_string());
  EXPECT_TRUE(whole == absl::StrCat(R"({"s":")", text, R"("})"));
}

TEST_F(RealmFunctionsTest, AFunctionThatTakesAHandleGetsItsFirstArgument) {
  object_->answer->remote_id = "thing";
  functions_->DidReceive(".{\"name\":\"takesHandle\",\"seq\":9}\n[]");
  EXPECT_THAT(Told(), ElementsAre(boost::json::array{9}));
  ASSERT_THAT(calls_, SizeIs(1));
  EXPECT_THAT(calls_[0]->arguments(), IsEmpty());
  EXPECT_EQ(calls_[0]->handle()->remote_id(), "thing");
}

TEST_F(RealmFunctionsTest, AnArgumentThatCantBeReachedRejects) {
  object_->BecomeReady();
  object_->answer = Error("no such call");
  functions_->DidReceive(".{\"name\":\"takesHandle\",\"seq\":9}\n[]");
  const std::vector<boost::json::array> told = Told();
  ASSERT_THAT(told, SizeIs(2));
  EXPECT_EQ(told[1].at(1), false);
  EXPECT_THAT(std::string(told[1].at(2).as_string()), HasSubstr("no such call"));
  EXPECT_THAT(calls_, IsEmpty());
}

TEST_F(RealmFunctionsTest, NothingIsToldToARealmThatIsGone) {
  object_->BecomeReady();
  Call("[]");
  realm_.context()->DidDestroy(TargetClosedError());
  calls_.at(0)->Resolve({.value = boost::json::object{{"s", "late"}}, .handles = {}});
  EXPECT_THAT(Told(), IsEmpty());
}

}  // namespace
}  // namespace understudy::browser
