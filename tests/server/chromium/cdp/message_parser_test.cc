#include "server/chromium/cdp/message_parser.h"

#include <string>

#include <gtest/gtest.h>

#include "server/chromium/cdp/json_reader.h"
#include "server/chromium/cdp/runtime.h"

namespace understudy::chromium {
namespace {

std::string TextOf(std::string_view message) {
  MessageParser parser;
  const auto parsed = parser.Parse(message);
  if (!parsed.ok()) return std::string(parsed.status().message());
  return std::string(parsed->at("s").as_string());
}

TEST(MessageParser, ReadsEveryStringOfJavaScript) {
  EXPECT_EQ(TextOf(R"({"s":"a\ud83d\ude00z"})"), "a😀z");
  EXPECT_EQ(TextOf(R"({"s":"a\ud83dz"})"), "a\xED\xA0\xBDz");
  EXPECT_EQ(TextOf(R"({"s":"\ude00\ud83d"})"), "\xED\xB8\x80\xED\xA0\xBD");
  EXPECT_EQ(TextOf(R"({"s":"\ud83d\ud83d\ude00"})"), "\xED\xA0\xBD😀");
}

TEST(MessageParser, TellsAnEscapeFromAnEscapedBackslash) {
  EXPECT_EQ(TextOf(R"({"s":"\\ud83d \ud83d"})"), "\\ud83d \xED\xA0\xBD");
}

TEST(MessageParser, RefusesWhatIsNoObject) {
  MessageParser parser;
  EXPECT_FALSE(parser.Parse("[]").ok());
  EXPECT_FALSE(parser.Parse("{").ok());
  EXPECT_FALSE(parser.Parse("").ok());
}

TEST(MessageParser, GoesOnAfterAnError) {
  MessageParser parser;
  ASSERT_FALSE(parser.Parse("{]").ok());
  EXPECT_TRUE(parser.Parse("{}").ok());
}

TEST(MessageParser, WhatIsKeptOutlivesTheParser) {
  boost::json::value kept;
  {
    MessageParser parser;
    auto message = parser.Parse(R"({"params":{"text":"a string that is too long to be stored in place"}})");
    ASSERT_TRUE(message.ok());
    boost::json::value copy = message->at("params");
    kept = std::move(copy);
  }
  EXPECT_EQ(kept.at("text"), "a string that is too long to be stored in place");
}

TEST(MessageParser, ReadsDeepTrees) {
  constexpr int kDepth = 500;
  std::string message = "{\"s\":\"deep\",\"t\":";
  for (int i = 0; i < kDepth; ++i) message += "[";
  for (int i = 0; i < kDepth; ++i) message += "]";
  EXPECT_EQ(TextOf(message + "}"), "deep");
}

TEST(JsonReader, ForgivesWhatItDoesNotExpect) {
  MessageParser parser;
  const auto message =
      parser.Parse(R"({"result":{"type":7,"unknown":1,"objectId":"O1"},"exceptionDetails":null})");
  cdp::runtime::EvaluateResult result;
  ReadJson(*message, result);
  EXPECT_EQ(result.result.type, "");
  EXPECT_EQ(result.result.object_id, "O1");
  EXPECT_FALSE(result.exception_details);
}

TEST(JsonReader, ReadsStructsThatContainTheirOwnKind) {
  MessageParser parser;
  const auto message = parser.Parse(
      R"({"callFrames":[{"functionName":"f"}],"parent":{"callFrames":[],"parent":{"callFrames":[{"functionName":"g"}]}}})");
  cdp::runtime::StackTrace trace;
  ReadJson(*message, trace);
  const cdp::runtime::StackTrace copy = trace;
  ASSERT_TRUE(copy.parent && copy.parent->parent);
  EXPECT_EQ(copy.parent->parent->call_frames.at(0).function_name, "g");
}

}  // namespace
}  // namespace understudy::chromium
