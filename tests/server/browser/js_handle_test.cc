#include "server/browser/js_handle.h"

#include "tests/server/browser/domain_test.h"

namespace understudy::browser {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class JSHandleTest : public DomainTest {
 protected:
  const Realms realms_ = OpenRealms(frame_);
  const FakeRealm& realm_ = realms_.main;
};

TEST_F(JSHandleTest, GivesWhatItConsistsOf) {
  RemoteValue five;
  five.value = boost::json::object{{"n", 5}};
  realm_.SetProperties({{"five", five}});
  const auto properties = *Run(realm_.NewHandle("1")->Properties());
  ASSERT_EQ(properties.size(), 1u);
  EXPECT_EQ(properties[0].first, "five");
  EXPECT_EQ(boost::json::serialize(properties[0].second->primitive()), R"({"n":5})");
}

TEST_F(JSHandleTest, GivesAPropertyAsItIs) {
  RemoteValue box;
  box.remote_id = "2";
  realm_.Answer("evaluate", box);
  RemoteValue promise;
  promise.remote_id = "3";
  promise.preview = "Promise";
  realm_.SetProperties({{"value", promise}});
  const Ref<JSHandle> property = *Run(realm_.NewHandle("1")->Property("later"));
  EXPECT_EQ(property->preview(), "Promise");
  EXPECT_THAT(realm_.released(), ::testing::UnorderedElementsAre("1", "2"));
}

TEST_F(JSHandleTest, EvaluatesWithItselfAsTheFirstArgument) {
  realm_.AnswerValue("evaluate", boost::json::object{{"n", 5}});
  Argument argument;
  argument.value = boost::json::object{{"h", 0}};
  argument.handles.push_back(realm_.NewHandle("2"));
  EXPECT_TRUE(Run(realm_.NewHandle("1")->Evaluate("(a, b) => 5", true, argument)).ok());
  EXPECT_THAT(realm_.calls(), ElementsAre(R"(evaluate true true "(a, b) => 5" 2 {"h":0} {"h":1})"));
}

TEST_F(JSHandleTest, FindsFramesByTheirIds) {
  const Ref<Frame> inner = AttachFrame("inner");
  realm_.SetFrameIds("inner", "main");
  EXPECT_EQ(*Run(realm_.NewHandle("1")->ContentFrame()), inner);
  EXPECT_EQ(*Run(realm_.NewHandle("1")->OwnerFrame()), frame_);
  realm_.SetFrameIds("", "gone");
  EXPECT_EQ(*Run(realm_.NewHandle("1")->ContentFrame()), nullptr);
  EXPECT_EQ(*Run(realm_.NewHandle("1")->OwnerFrame()), nullptr);
}

TEST_F(JSHandleTest, HoldsNoFrameOnceItsDocumentIsGone) {
  const Ref<JSHandle> handle = realm_.NewHandle("1");
  realm_.context()->DidDestroy(RealmDestroyedError());
  EXPECT_THAT(Run(handle->ContentFrame()), FailsWith("Element is not attached to the DOM"));
  EXPECT_TRUE(IsRealmDestroyed(Run(handle->OwnerFrame()).status()));
  EXPECT_TRUE(IsRealmDestroyed(Run(handle->Properties()).status()));
}

TEST_F(JSHandleTest, LetsThePagesObjectGoOnce) {
  const Ref<JSHandle> handle = realm_.NewHandle("1");
  handle->Dispose();
  handle->Dispose();
  EXPECT_THAT(realm_.released(), ElementsAre("1"));
}

TEST_F(JSHandleTest, LetsThePagesObjectGoWithTheLastReference) {
  realm_.NewHandle("1");
  EXPECT_THAT(realm_.released(), ElementsAre("1"));
}

TEST_F(JSHandleTest, HasNothingToLetGoOnceTheDocumentIsGone) {
  const Ref<JSHandle> handle = realm_.NewHandle("1");
  realm_.context()->DidDestroy(RealmDestroyedError());
  handle->Dispose();
  EXPECT_THAT(realm_.released(), IsEmpty());
}

TEST_F(JSHandleTest, AnswersNothingOnceItIsDisposed) {
  constexpr char kDisposed[] = "JSHandle is disposed!";
  RemoteValue five;
  five.value = boost::json::object{{"n", 5}};
  for (const Ref<JSHandle>& handle :
       {realm_.NewHandle("1"), realm_.NewHandle("2", /*node=*/true), realm_.context()->NewHandle(five)}) {
    Poll();
    const size_t calls = realm_.calls().size();
    handle->Dispose();
    EXPECT_THAT(Run(handle->Evaluate("x => x", true, Argument())), FailsWith(kDisposed));
    EXPECT_THAT(Run(handle->EvaluateHandle("x => x", true, Argument())), FailsWith(kDisposed));
    EXPECT_THAT(Run(handle->JsonValue()), FailsWith(kDisposed));
    EXPECT_THAT(Run(handle->Properties()), FailsWith(kDisposed));
    EXPECT_THAT(Run(handle->Property("a")), FailsWith(kDisposed));
    EXPECT_THAT(Run(handle->ContentFrame()), FailsWith(kDisposed));
    EXPECT_THAT(Run(handle->OwnerFrame()), FailsWith(kDisposed));
    Argument argument;
    argument.value = boost::json::object{{"h", 0}};
    argument.handles.push_back(handle);
    EXPECT_THAT(Run(frame_->Evaluate("x => x", true, argument)), FailsWith(kDisposed));
    EXPECT_EQ(realm_.calls().size(), calls);
  }
}

TEST_F(JSHandleTest, OfANodeTellsItsPreviewLater) {
  const Ref<JSHandle> node = realm_.NewHandle("1", /*node=*/true);
  std::string heard;
  Subscription updated = node->on_preview_updated.connect([&](const std::string& text) { heard = text; });
  node->context()->LearnPreview(node);
  realm_.AnswerValue("preview", "<p></p>");
  Poll();
  EXPECT_EQ(heard, "JSHandle@<p></p>");
}

}  // namespace
}  // namespace understudy::browser
