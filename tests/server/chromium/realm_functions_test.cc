#include "server/chromium/realm_functions.h"

#include <vector>

#include <absl/strings/str_cat.h>
#include <boost/json/serialize.hpp>

#include "server/base/errors.h"
#include "tests/server/chromium/fake_realm.h"

namespace understudy::chromium {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class RealmFunctionsTest : public FakeRealmTest {
 protected:
  RealmFunctionsTest() {
    EXPECT_TRUE(Run(page_->ExposeBinding("f")).ok());
    calls_subscription_ = page_->on_binding_call.connect(
        [this](const Ref<browser::BindingCall>& call) { calls_.push_back(call); });
  }

  // The page calls f, whose arguments are this JSON.
  void Call(const std::string& arguments, int sequence = 1) {
    functions_->DidReceive(absl::StrCat(".{\"name\":\"f\",\"seq\":", sequence, "}\n", arguments));
  }
  // The arguments of the next call of a function in the page.
  Task<boost::json::array> NextAnswer() {
    const boost::json::object undefined = {{"result", {{"type", "undefined"}}}};
    const auto command = co_await browser_.ExpectAndAnswer("Runtime.callFunctionOn", undefined);
    EXPECT_EQ(command.params.at("objectId"), "object");
    boost::json::array values;
    for (const boost::json::value& argument : command.params.at("arguments").as_array()) {
      const boost::json::object& sent = argument.as_object();
      // A primitive among the handles is in the value already: nothing stands in its place.
      const boost::json::value* value = sent.if_contains("value");
      const boost::json::value* object = sent.if_contains("objectId");
      values.push_back(value ? *value : object ? *object : boost::json::value());
    }
    co_return values;
  }

  Ref<RealmFunctions> functions_ = std::make_shared<RealmFunctions>(page_, context_, session_, injected_);
  std::vector<Ref<browser::BindingCall>> calls_;
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
  DidFindObject();
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
  Run([&]() -> Task<void> {
    for (const std::string& arguments : refused) {
      Call(arguments, 7);
      const boost::json::array answer = co_await NextAnswer();
      EXPECT_EQ(answer.at(0), 7) << arguments;
      EXPECT_EQ(answer.at(1), false) << arguments;
      EXPECT_THAT(std::string(answer.at(2).as_string()), HasSubstr("Cannot serialize argument")) << arguments;
    }
  }());
  EXPECT_THAT(calls_, IsEmpty());
}

TEST_F(RealmFunctionsTest, WhatOurScriptDoesNotSayIsIgnored) {
  for (const char* said :
       {"", ".", "x", ".[]", ".{}", ".{}\n[]", ".{\"name\":\"f\"}\n[]", ".{\"name\":5,\"seq\":1}\n[]",
        ".{\"name\":\"f\",\"seq\":1}", ".{\"name\":\"other\",\"seq\":1}\n[]"})
    functions_->DidReceive(said);
  EXPECT_THAT(calls_, IsEmpty());
  Run(ExpectNothing());
}

TEST_F(RealmFunctionsTest, AnAnswerGoesToTheRealmThatAsked) {
  DidFindObject();
  Call("[]", 3);
  Call("[]", 4);
  Run([&]() -> Task<void> {
    calls_.at(0)->Resolve({.value = boost::json::object{{"s", "yes"}}, .handles = {}});
    const boost::json::array resolved = co_await NextAnswer();
    EXPECT_EQ(resolved, (boost::json::array{3, true, R"({"s":"yes"})"}));
    calls_.at(1)->Reject(boost::json::object{{"n", 5}});
    const boost::json::array rejected = co_await NextAnswer();
    EXPECT_EQ(rejected, (boost::json::array{4, false, R"({"n":5})"}));
  }());
}

TEST_F(RealmFunctionsTest, AnAnswersHandlesGoAlong) {
  DidFindObject();
  Call("[]");
  const auto object = std::make_shared<browser::JSHandle>(context_, "thing", nullptr, "Object", false);
  const auto number =
      std::make_shared<browser::JSHandle>(context_, "", boost::json::object{{"n", 5}}, "5", false);
  browser::Argument answer;
  answer.value =
      boost::json::object{{"a", {boost::json::object{{"h", 0}}, boost::json::object{{"h", 1}}}}, {"id", 1}};
  answer.handles = {number, object};
  Run([&]() -> Task<void> {
    calls_.at(0)->Resolve(answer);
    const boost::json::array sent = co_await NextAnswer();
    EXPECT_EQ(sent.at(2), R"({"a":[{"n":5},{"h":1}],"id":1})");
    EXPECT_EQ(sent.at(4), "thing");
    // The object is let go with its handle, once the test has ended.
    object->Dispose();
    co_await browser_.ExpectAndAnswer("Runtime.releaseObject");
  }());
}

TEST_F(RealmFunctionsTest, AHandleOfAnotherRealmRejects) {
  DidFindObject();
  Call("[]");
  const auto other = NewContext();
  browser::Argument answer;
  answer.value = boost::json::object{{"h", 0}};
  answer.handles = {
      std::make_shared<browser::JSHandle>(other, "", boost::json::object{{"n", 5}}, "5", false)};
  Run([&]() -> Task<void> {
    calls_.at(0)->Resolve(answer);
    const boost::json::array sent = co_await NextAnswer();
    EXPECT_EQ(sent.at(1), false);
    EXPECT_THAT(std::string(sent.at(2).as_string()), HasSubstr("only in the context they were created"));
  }());
}

TEST_F(RealmFunctionsTest, ALongAnswerGoesInPieces) {
  DidFindObject();
  Call("[]");
  const std::string text(20 << 20, 'x');
  Run([&]() -> Task<void> {
    calls_.at(0)->Resolve({.value = boost::json::object{{"s", text}}, .handles = {}});
    std::string whole;
    for (int i = 0; i < 2; ++i) whole += std::string((co_await NextAnswer()).at(0).as_string());
    whole += std::string((co_await NextAnswer()).at(2).as_string());
    EXPECT_EQ(whole, absl::StrCat(R"({"s":")", text, R"("})"));
  }());
}

TEST_F(RealmFunctionsTest, NothingIsToldToARealmThatIsGone) {
  DidFindObject();
  Call("[]");
  context_->DidDestroy(TargetClosedError());
  calls_.at(0)->Resolve({.value = boost::json::object{{"s", "late"}}, .handles = {}});
  Run(ExpectNothing());
}

}  // namespace
}  // namespace understudy::chromium
