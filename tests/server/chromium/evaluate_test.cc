#include "tests/server/chromium/real_browser.h"

namespace understudy::chromium {
namespace {

using Evaluating = RealBrowserTest;

TEST_F(Evaluating, GivesEveryKindOfValue) {
  const auto page = NewPage();
  EXPECT_EQ(Evaluate(page, "1 + 1"), R"({"n":2})");
  EXPECT_EQ(Evaluate(page, "() => 'text'"), R"({"s":"text"})");
  EXPECT_EQ(Evaluate(page, "() => null"), R"({"v":"null"})");
  EXPECT_EQ(Evaluate(page, "() => undefined"), R"({"v":"undefined"})");
  EXPECT_EQ(Evaluate(page, "-0"), R"({"v":"-0"})");
  EXPECT_EQ(Evaluate(page, "() => 10n"), R"({"bi":"10"})");
  EXPECT_EQ(Evaluate(page, "() => [1, { a: true }]"),
            R"({"a":[{"n":1},{"o":[{"k":"a","v":{"b":true}}],"id":2}],"id":1})");
  EXPECT_EQ(Evaluate(page, "async () => 7"), R"({"n":7})");
}

TEST_F(Evaluating, FailsWithWhatThePageThrew) {
  const auto page = NewPage();
  const auto& frame = page->main_frame();
  EXPECT_THAT(ErrorOf(frame->Evaluate("() => { throw new TypeError('boom') }", true, Nothing())),
              ::testing::StartsWith("TypeError: boom\n    at "));
  EXPECT_EQ(ErrorOf(frame->Evaluate("() => { throw 5 }", true, Nothing())), "5");
  EXPECT_EQ(ErrorOf(frame->Evaluate("() => { throw { a: 1 } }", true, Nothing())), "Object");
}

TEST_F(Evaluating, HandlesPrintAsTheirValues) {
  const auto page = NewPage();
  const auto& frame = page->main_frame();
  EXPECT_EQ(Get(frame->EvaluateHandle("() => 5", true, Nothing()))->preview(), "5");
  EXPECT_EQ(Get(frame->EvaluateHandle("() => null", true, Nothing()))->preview(), "null");
  EXPECT_EQ(Get(frame->EvaluateHandle("() => document.body", true, Nothing()))->preview(), "JSHandle@node");
  EXPECT_EQ(Get(frame->EvaluateHandle("() => ({ a: 1 })", true, Nothing()))->preview(), "Object");
}

TEST_F(Evaluating, HandlesCanBeEvaluatedOnAndPassed) {
  const auto page = NewPage();
  const auto& frame = page->main_frame();
  const auto object = Get(frame->EvaluateHandle("() => ({ a: 1, b: [2] })", true, Nothing()));
  EXPECT_EQ(boost::json::serialize(Get(object->Evaluate("o => o.a", true, Nothing()))), R"({"n":1})");
  EXPECT_EQ(boost::json::serialize(Get(object->JsonValue())),
            R"({"o":[{"k":"a","v":{"n":1}},{"k":"b","v":{"a":[{"n":2}],"id":2}}],"id":1})");
  const auto properties = Get(object->Properties());
  ASSERT_EQ(properties.size(), 2u);
  EXPECT_EQ(properties[0].first, "a");
  EXPECT_EQ(Get(object->Property("a"))->preview(), "1");
  browser::Argument argument;
  argument.value = boost::json::object{{"h", 0}};
  argument.handles.push_back(Get(object->Property("a")));
  EXPECT_EQ(boost::json::serialize(Get(frame->Evaluate("x => x + 1", true, argument))), R"({"n":2})");
  object->Dispose();
  EXPECT_EQ(ErrorOf(object->Evaluate("o => o.a", true, Nothing())), "JSHandle is disposed!");
}

TEST_F(Evaluating, FailsInAFrameThatIsGone) {
  const auto page = NewPage();
  Evaluate(page, "() => { document.body.append(document.createElement('iframe')) }");
  const auto frame = page->main_frame()->children().at(0);
  EXPECT_EQ(Evaluate(frame, "1"), R"({"n":1})");
  Evaluate(page, "() => document.querySelector('iframe').remove()");
  EXPECT_EQ(ErrorOf(frame->Evaluate("1", std::nullopt, Nothing())), "Frame was detached");
}

TEST_F(Evaluating, ANodesPreviewFollows) {
  const auto page = NewPage();
  const auto body = Get(page->main_frame()->EvaluateHandle("() => document.body", true, Nothing()));
  const Promise<std::string> preview(loop_.get_executor());
  Subscription updated =
      body->on_preview_updated.connect([&](const std::string& text) { preview.Set(text); });
  body->context()->LearnPreview(body);
  EXPECT_EQ(Run(preview.Wait()), "JSHandle@<body></body>");
}

TEST_F(Evaluating, WaitsForAPredicateAcrossNavigations) {
  const auto page = NewPage();
  const auto& frame = page->main_frame();
  EXPECT_EQ(Get(frame->WaitForFunction("() => 5", true, Nothing(), std::nullopt))->preview(), "5");
  Get(frame->Evaluate("url => { setTimeout(() => location.href = url, 0) }", true,
                      {.value = boost::json::object{{"s", Url("/")}}, .handles = {}}));
  EXPECT_EQ(Get(frame->WaitForFunction("() => document.title === 'Examples' && 'yes'", true, Nothing(), 20))
                ->preview(),
            "yes");
}

}  // namespace
}  // namespace understudy::chromium
