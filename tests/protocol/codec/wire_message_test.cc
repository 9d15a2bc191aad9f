#include "protocol/codec/wire_message.h"

#include <string>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace understudy::protocol {
namespace {

namespace json = boost::json;

absl::StatusOr<WireCall> Parse(std::string_view text, ClientVersion version = ClientVersion::Newest()) {
  return ParseCall(text, {.version = version, .channels = nullptr});
}

TEST(ParseCall, ReadsACall) {
  const auto call = Parse(
      R"({"id":7,"guid":"frame@1","method":"goto","params":{"url":"u"},"metadata":{"internal":true,"timeout":300,"location":{"file":"a.py","line":3}}})");
  ASSERT_TRUE(call.ok()) << call.status();
  EXPECT_EQ(*call->id, json::value(7));
  EXPECT_EQ(call->guid, "frame@1");
  EXPECT_EQ(call->method, "goto");
  EXPECT_EQ(json::serialize(call->params), R"({"url":"u"})");
  EXPECT_EQ(call->metadata.internal, true);
  EXPECT_EQ(call->metadata.timeout, 300);
  EXPECT_EQ(call->metadata.location->line, 3);
  EXPECT_TRUE(call->rejection.ok());
}

TEST(ParseCall, IdsAreNumbersOrTexts) {
  EXPECT_EQ(*Parse(R"({"id":"abcd@17","guid":"","method":"m"})")->id, json::value("abcd@17"));
  EXPECT_FALSE(Parse(R"({"guid":"","method":"__abort__","params":{"id":3}})")->id.has_value());
  EXPECT_EQ(Parse(R"({"id":[],"guid":"","method":"m"})").status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(ParseCall, ParamsAndMetadataMayBeMissing) {
  const auto call = Parse(R"({"id":1,"guid":"","method":"m"})");
  ASSERT_TRUE(call.ok());
  EXPECT_TRUE(call->params.empty());
  EXPECT_TRUE(Parse(R"({"id":1,"guid":"","method":"m","metadata":null})")->rejection.ok());
}

TEST(ParseCall, WhatIsNoJsonEndsTheConversation) {
  for (const char* text : {"", "{", "nonsense", R"({"id":1} {})", "{\"id\":\"\xff\"}"})
    EXPECT_EQ(Parse(text).status().code(), absl::StatusCode::kDataLoss) << text;
}

TEST(ParseCall, WhatIsNoMessage) {
  for (const char* text :
       {"[]", "5", R"({"id":1,"method":"m"})", R"({"id":1,"guid":5,"method":"m"})", R"({"id":1,"guid":""})"})
    EXPECT_EQ(Parse(text).status().code(), absl::StatusCode::kInvalidArgument) << text;
}

TEST(ParseCall, CallsThatAreAnsweredWithAComplaint) {
  EXPECT_EQ(Parse(R"({"id":1,"guid":"","method":"m","params":5})")->rejection.message(),
            ": expected object, got number");
  EXPECT_EQ(Parse(R"({"id":1,"guid":"","method":"m","params":null})")->rejection.message(),
            ": expected object, got null");
  EXPECT_EQ(Parse(R"({"id":1,"guid":"","method":"m","metadata":{"internal":"yes"}})")->rejection.message(),
            "internal: expected boolean, got string");
  EXPECT_EQ(
      Parse(R"({"id":1,"guid":"","method":"m","metadata":{"location":{"file":5}}})")->rejection.message(),
      "location.file: expected string, got number");
}

// The text that stands for the escaped one in a call's parameters.
std::string Decoded(std::string_view escaped, LoneSurrogates lone_surrogates) {
  const auto call =
      ParseCall(R"({"id":1,"guid":"","method":"m","params":{"s":")" + std::string(escaped) + R"("}})",
                {.version = ClientVersion::Newest()}, lone_surrogates);
  return call.ok() ? std::string(call->params.at("s").as_string()) : std::string(call.status().message());
}

TEST(ParseCall, LoneSurrogatesAreReplaced) {
  const auto text = [](std::string_view escaped) { return Decoded(escaped, LoneSurrogates::kReplace); };
  EXPECT_EQ(text(R"(a\ud800b)"), "a\uFFFDb");
  EXPECT_EQ(text(R"(\udc00\uD83D\uDE00\ud83d)"), "\uFFFD\U0001F600\uFFFD");
  EXPECT_EQ(text(R"(\ud83d\ud83d\ude00)"), "\uFFFD\U0001F600");
  EXPECT_EQ(text(R"(\\ud800)"), "\\ud800");
  EXPECT_EQ(text(R"(\\\ud800)"), "\\\uFFFD");
}

TEST(ParseCall, LoneSurrogatesAreKeptForThoseThatKnowThem) {
  const auto text = [](std::string_view escaped) { return Decoded(escaped, LoneSurrogates::kKeep); };
  EXPECT_EQ(text(R"(a\ud800b)"),
            "a\xED\xA0\x80"
            "b");
  EXPECT_EQ(text(R"(\udc00\uD83D\uDE00)"), "\xED\xB0\x80\U0001F600");
  EXPECT_EQ(text(R"(\u00e4)"), "ä");
}

TEST(ParseCall, RefusesWhatIsNoUtf8) {
  for (const LoneSurrogates lone_surrogates : {LoneSurrogates::kReplace, LoneSurrogates::kKeep}) {
    EXPECT_THAT(Decoded("\xff", lone_surrogates), testing::StartsWith("malformed JSON"));
    EXPECT_THAT(Decoded("\xff\\ud800", lone_surrogates), testing::StartsWith("malformed JSON"));
    EXPECT_THAT(Decoded("\xED\xA0\x80\\u0020", lone_surrogates), testing::StartsWith("malformed JSON"));
  }
}

TEST(ParseCall, ReadsDeepValues) {
  std::string value = R"({"n":1})";
  for (int i = 0; i < 500; ++i) value = R"({"a":[)" + value + "]}";
  EXPECT_TRUE(Parse(R"({"id":1,"guid":"","method":"m","params":{"v":)" + value + "}}").ok());
}

TEST(ParseCall, RefusesBottomlessValues) {
  const std::string text = R"({"id":1,"guid":"","method":"m","params":{"v":)" + std::string(100000, '[');
  EXPECT_EQ(Parse(text).status().code(), absl::StatusCode::kDataLoss);
}

TEST(Serialize, Results) {
  EXPECT_EQ(SerializeResult("abcd@1", R"({"value":5})"), R"({"id":"abcd@1","result":{"value":5}})");
  EXPECT_EQ(SerializeResult(3, std::nullopt), R"({"id":3})");
}

TEST(Serialize, Errors) {
  EXPECT_EQ(SerializeError(1, {.message = "m", .name = "TimeoutError", .stack = "s"}),
            R"({"id":1,"error":{"error":{"message":"m","stack":"s","name":"TimeoutError"}}})");
  WireError error{.message = "m", .code = "ECONNREFUSED"};
  error.log = std::vector<std::string>{"  - a"};
  error.details = json::object{{"timedOut", true}};
  EXPECT_EQ(
      SerializeError(1, error),
      R"({"id":1,"error":{"error":{"message":"m","name":"Error","code":"ECONNREFUSED"}},"errorDetails":{"timedOut":true},"log":["  - a"]})");
}

TEST(Serialize, ThrownValues) {
  WireError error;
  error.thrown = json::value{{"n", 5}};
  error.log.emplace();
  EXPECT_EQ(SerializeError(1, error), R"({"id":1,"error":{"value":{"n":5}},"log":[]})");
}

TEST(Serialize, Events) {
  EXPECT_EQ(SerializeEvent("frame@1", "navigated", R"({"url":"u"})"),
            R"({"guid":"frame@1","method":"navigated","params":{"url":"u"}})");
  EXPECT_EQ(SerializeEvent("page@1", "close", std::nullopt), R"({"guid":"page@1","method":"close"})");
}

TEST(Serialize, Objects) {
  EXPECT_EQ(
      SerializeCreate("", "LocalUtils", "localUtils", "{}"),
      R"({"guid":"","method":"__create__","params":{"type":"LocalUtils","initializer":{},"guid":"localUtils"}})");
  EXPECT_EQ(SerializeAdopt("page@1", "frame@1"),
            R"({"guid":"page@1","method":"__adopt__","params":{"guid":"frame@1"}})");
  EXPECT_EQ(SerializeDispose("page@1", std::nullopt),
            R"({"guid":"page@1","method":"__dispose__","params":{}})");
  EXPECT_EQ(SerializeDispose("handle@1", "gc"),
            R"({"guid":"handle@1","method":"__dispose__","params":{"reason":"gc"}})");
}

TEST(WireMessage, CountsTheValuesOfATextBeforeItIsRead) {
  EXPECT_FALSE(HoldsMoreValuesThan("[0,0,0]", 4));
  EXPECT_TRUE(HoldsMoreValuesThan("[0,0,0]", 3));
  EXPECT_TRUE(HoldsMoreValuesThan("[[],[],[]]", 3));
  EXPECT_TRUE(HoldsMoreValuesThan(R"({"a":0,"b":0})", 2));
  EXPECT_FALSE(HoldsMoreValuesThan(R"(["a,,,,,[[[","\\",",\",,"])", 4));
}

}  // namespace
}  // namespace understudy::protocol
