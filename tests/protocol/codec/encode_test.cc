#include "protocol/codec/encode.h"

#include <string>

#include <boost/json/value.hpp>
#include <gtest/gtest.h>

#include "protocol/schema/browser_context.pw.h"
#include "protocol/schema/browser_type.pw.h"
#include "protocol/schema/frame.pw.h"
#include "protocol/schema/page.pw.h"
#include "protocol/schema/response.pw.h"

namespace understudy::protocol {
namespace {

template <class T>
std::string Text(const T& value, ClientVersion version = ClientVersion::Newest()) {
  return Encode(value, version);
}

TEST(Encode, FieldsInTheirOrder) {
  FrameNavigatedEvent event;
  event.url = "about:blank";
  event.name = "";
  event.new_document.emplace().request.emplace().guid = "request@1";
  EXPECT_EQ(Text(event), R"({"url":"about:blank","name":"","newDocument":{"request":{"guid":"request@1"}}})");
}

TEST(Encode, AbsentIsLeftOut) {
  EXPECT_EQ(Text(FrameGotoResult()), "{}");
  EXPECT_EQ(Text(FrameNavigatedEvent{.url = "u", .name = "n"}), R"({"url":"u","name":"n"})");
}

TEST(Encode, WholeNumbersAsIntegers) {
  EXPECT_EQ(Text(Point{.x = 800, .y = 0.5}), R"({"x":800,"y":0.5})");
  EXPECT_EQ(Text(FrameEvaluateExpressionResult{.value = {{"a", {{{"n", 5.0}}}}, {"id", 1}}}),
            R"({"value":{"a":[{"n":5}],"id":1}})");
}

TEST(Encode, NumbersThatJsonDoesNotKnow) {
  EXPECT_EQ(Text(Point{.x = 1.0 / 0.0, .y = 0}), R"({"x":null,"y":0})");
}

TEST(Encode, BinaryData) {
  EXPECT_EQ(Text(ResponseBodyResult{.binary = {std::string("\0\xff", 2)}}), R"({"binary":"AP8="})");
}

TEST(Encode, EnumerationsAndLists) {
  FrameInitializer frame;
  frame.url = "u";
  frame.load_states = {LifecycleEvent::kCommit, LifecycleEvent::kDomcontentloaded};
  EXPECT_EQ(Text(frame), R"({"url":"u","name":"","loadStates":["commit","domcontentloaded"]})");
  EXPECT_EQ(WireName(ColorScheme::kNoPreference), "no-preference");
}

TEST(Encode, NewerFieldsAreWithheld) {
  BrowserTypeLaunchPersistentContextResult result;
  result.browser.emplace().guid = "browser@1";
  result.context.guid = "context@1";
  EXPECT_EQ(Text(result, {53}), R"({"browser":{"guid":"browser@1"},"context":{"guid":"context@1"}})");
  EXPECT_EQ(Text(result, {52}), R"({"context":{"guid":"context@1"}})");
}

TEST(Encode, FieldsThatAreGoneAreWithheld) {
  BrowserContextInitializer context;
  context.is_chromium = true;
  context.options.emplace().locale = "de";
  EXPECT_EQ(
      Text(context, {58}),
      R"({"isChromium":true,"requestContext":{"guid":""},"tracing":{"guid":""},"options":{"locale":"de"}})");
  EXPECT_EQ(Text(context, {65}),
            R"({"requestContext":{"guid":""},"tracing":{"guid":""},"options":{"locale":"de"}})");
  EXPECT_EQ(Text(context, {48}), R"({"isChromium":true,"requestContext":{"guid":""},"tracing":{"guid":""}})");
}

TEST(Encode, EachVersionGetsItsFormOfAField) {
  FrameExpectResult result;
  result.received_until_59 = boost::json::value{{"s", "a"}};
  result.received.emplace().aria_snapshot = "- a";
  EXPECT_EQ(Text(result, {59}), R"({"received":{"s":"a"}})");
  EXPECT_EQ(Text(result, {60}), R"({"received":{"ariaSnapshot":"- a"}})");
  EXPECT_EQ(Text(result, {61}), "{}");
}

TEST(Encode, MixinsStandInTheirPlace) {
  PageScreenshotParams params;
  params.full_page = true;
  params.screenshot_options.mask_color = "red";
  EXPECT_EQ(Text(params), R"({"fullPage":true,"maskColor":"red"})");
}

TEST(Encode, OldClientsGetTypedArraysAsObjects) {
  FrameEvaluateExpressionResult result;
  result.value = {{"o", {{{"k", "x"}, {"v", {{"ta", {{"b", "AQL/"}, {"k", "i8"}}}}}}}}, {"id", 1}};
  EXPECT_EQ(Text(result, {52}), R"({"value":{"o":[{"k":"x","v":{"ta":{"b":"AQL/","k":"i8"}}}],"id":1}})");
  EXPECT_EQ(
      Text(result, {51}),
      R"({"value":{"o":[{"k":"x","v":{"o":[{"k":"0","v":{"n":1}},{"k":"1","v":{"n":2}},{"k":"2","v":{"n":-1}}],"id":2}}],"id":1}})");
}

}  // namespace
}  // namespace understudy::protocol
