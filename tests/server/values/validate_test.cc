#include "server/values/validate.h"

#include <string>
#include <string_view>
#include <utility>

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

namespace understudy::values {
namespace {

std::string Verdict(std::string_view text, const ValueLimits& limits = {}) {
  const absl::Status status =
      ValidateSerializedValue(boost::json::parse(boost::json::string_view(text.data(), text.size())), limits);
  return status.ok() ? "fine" : std::string(status.message());
}

boost::json::value Nested(size_t depth) {
  boost::json::value value = boost::json::object{{"n", 1}};
  for (size_t i = 1; i < depth; ++i) {
    boost::json::array items;
    items.push_back(std::move(value));
    value = boost::json::object{{"a", std::move(items)}};
  }
  return value;
}

TEST(Validate, EveryKindOfValue) {
  for (const char* text : {
           R"({"n":1})",
           R"({"n":0.5})",
           R"({"b":true})",
           R"({"s":""})",
           R"({"v":"null"})",
           R"({"v":"-0"})",
           R"({"d":"2024-02-29T00:00:00.000Z"})",
           R"({"u":"https://example.com/"})",
           R"({"bi":"-12345678901234567890"})",
           R"({"r":{"p":"a+","f":"gi"}})",
           R"({"e":{"m":"boom","n":"Error","s":""}})",
           R"({"ta":{"b":"AAAAAA==","k":"i32"}})",
           R"({"a":[],"id":1})",
           R"({"o":[{"k":"x","v":{"n":1}},{"k":"self","v":{"ref":1}}],"id":1})",
           R"({"id":1,"a":[{"a":[],"id":2},{"ref":2}]})",
       }) {
    EXPECT_EQ(Verdict(text), "fine") << text;
  }
}

TEST(Validate, ExactlyOneKindAtATime) {
  EXPECT_EQ(Verdict("{}"), "no value");
  EXPECT_EQ(Verdict(R"({"id":1})"), "no value");
  EXPECT_EQ(Verdict(R"({"n":1,"s":"1"})"), "one value, but both n and s");
  EXPECT_EQ(Verdict(R"({"x":1})"), "x: no kind of value");
  EXPECT_EQ(Verdict(R"({"guid":"page@1"})"), "guid: no kind of value");
  EXPECT_EQ(Verdict(R"({"n":1,"id":1})"), "id: only arrays and objects have one");
}

TEST(Validate, WhatIsNoObject) {
  EXPECT_EQ(Verdict("null"), "expected object, got null");
  EXPECT_EQ(Verdict("[1]"), "expected object, got array");
  EXPECT_EQ(Verdict("\"text\""), "expected object, got string");
}

TEST(Validate, MembersOfTheirForm) {
  for (const auto& [text, verdict] : {
           std::pair(R"({"n":"1"})", "n: expected number, got string"),
           std::pair(R"({"n":null})", "n: expected number, got null"),
           std::pair(R"({"b":0})", "b: expected boolean, got number"),
           std::pair(R"({"s":1})", "s: expected string, got number"),
           std::pair(R"({"u":{}})", "u: expected string, got object"),
           std::pair(R"({"v":"nil"})",
                     "v: expected null, undefined, NaN, Infinity, -Infinity or -0, got \"nil\""),
           std::pair(R"({"d":"soon"})", "d: expected a date in ISO 8601, got \"soon\""),
           std::pair(R"({"bi":"1n"})", "bi: expected a whole number, got \"1n\""),
           std::pair(R"({"bi":"-"})", "bi: expected a whole number, got \"-\""),
           std::pair(R"({"bi":1})", "bi: expected string, got number"),
           std::pair(R"({"r":"a+"})", "r: expected object, got string"),
           std::pair(R"({"r":{"p":"a+"}})", "r.f: expected string, got undefined"),
           std::pair(R"({"e":{"m":"boom","n":"Error","s":1}})", "e.s: expected string, got number"),
           std::pair(R"({"e":{"m":"","n":"","s":"","guid":""}})", "e: unexpected members"),
           std::pair(R"({"ta":{"b":"AAAA","k":"u8"}})",
                     "ta.k: expected the kind of a typed array, got \"u8\""),
           std::pair(R"({"ta":{"b":"A!","k":"ui8"}})", "ta.b: expected base64, got \"A!\""),
           std::pair(R"({"ta":{"b":"AAAA","k":"f64"}})", "ta.b: 3 bytes are no whole number of elements"),
           std::pair(R"({"a":{}})", "a: expected array, got object"),
           std::pair(R"({"o":{}})", "o: expected array, got object"),
           std::pair(R"({"a":[],"id":"1"})", "id: expected integer, got string"),
       }) {
    EXPECT_EQ(Verdict(text), verdict) << text;
  }
}

TEST(Validate, SaysWhere) {
  EXPECT_EQ(Verdict(R"({"a":[{"n":1},{"o":[{"k":"x","v":{"s":2}}]}]})"),
            "a[1].o[0].v.s: expected string, got number");
  EXPECT_EQ(Verdict(R"({"a":[null]})"), "a[0]: expected object, got null");
  EXPECT_EQ(Verdict(R"({"o":[7]})"), "o[0]: expected object, got number");
  EXPECT_EQ(Verdict(R"({"o":[{"k":1,"v":{"n":1}}]})"), "o[0].k: expected string, got number");
  EXPECT_EQ(Verdict(R"({"o":[{"k":"x"}]})"), "o[0]: expected k and v alone");
  EXPECT_EQ(Verdict(R"({"o":[{"k":"x","v":{"n":1},"guid":"page@1"}]})"), "o[0]: expected k and v alone");
}

TEST(Validate, ShowsTheStartOfALongText) {
  EXPECT_EQ(Verdict("{\"bi\":\"" + std::string(1000, 'x') + "\"}"),
            "bi: expected a whole number, got \"" + std::string(40, 'x') + "…\"");
}

TEST(Validate, BackReferencesToWhatCameBefore) {
  EXPECT_EQ(Verdict(R"({"ref":1})"), "ref: nothing before has the id 1");
  EXPECT_EQ(Verdict(R"({"a":[{"ref":2},{"a":[],"id":2}],"id":1})"), "a[0].ref: nothing before has the id 2");
  EXPECT_EQ(Verdict(R"({"a":[{"a":[],"id":1}],"id":1})"), "a[0].id: 1 is taken");
  EXPECT_EQ(Verdict(R"({"ref":"1"})"), "ref: expected integer, got string");
}

TEST(Validate, HandlesThatComeAlong) {
  EXPECT_EQ(Verdict(R"({"h":0})"), "h: no handle 0 among 0");
  EXPECT_EQ(Verdict(R"({"a":[{"h":0},{"h":1}]})", {.handles = 2}), "fine");
  EXPECT_EQ(Verdict(R"({"h":2})", {.handles = 2}), "h: no handle 2 among 2");
  EXPECT_EQ(Verdict(R"({"h":-1})", {.handles = 2}), "h: no handle -1 among 2");
  EXPECT_EQ(Verdict(R"({"h":9223372036854775807})", {.handles = 2}),
            "h: no handle 9223372036854775807 among 2");
  EXPECT_EQ(Verdict(R"({"h":0.5})", {.handles = 2}), "h: expected integer, got number");
}

TEST(Validate, SaysWhereBelowAPlace) {
  const auto verdict = [](const char* text, const ValueLimits& limits) {
    return std::string(ValidateSerializedValue(boost::json::parse(text), limits, "arg.value").message());
  };
  EXPECT_EQ(verdict(R"({"h":-1})", {}), "arg.value.h: no handle -1 among 0");
  EXPECT_EQ(verdict(R"({"a":[{"n":"x"}]})", {}), "arg.value.a[0].n: expected number, got string");
  EXPECT_EQ(verdict("{}", {}), "arg.value: no value");
  EXPECT_EQ(verdict(R"({"a":[{"a":[]}]})", {.depth = 1}), "arg.value: nested deeper than 1 values");
}

TEST(Validate, FunctionsWhereTheyAreAllowed) {
  EXPECT_EQ(Verdict(R"({"fn":"f"})"), "fn: no functions here");
  EXPECT_EQ(Verdict(R"({"fn":"f"})", {.functions = true}), "fine");
  EXPECT_EQ(Verdict(R"({"fn":1})", {.functions = true}), "fn: expected string, got number");
}

TEST(Validate, OtherDatesWhereTheyAreAllowed) {
  EXPECT_EQ(Verdict(R"({"d":"27 May 2024"})"), "d: expected a date in ISO 8601, got \"27 May 2024\"");
  EXPECT_EQ(Verdict(R"({"d":"27 May 2024"})", {.free_dates = true}), "fine");
  EXPECT_EQ(Verdict(R"({"d":1})", {.free_dates = true}), "d: expected string, got number");
}

TEST(Validate, AsDeepAsAllowed) {
  EXPECT_TRUE(ValidateSerializedValue(Nested(1000)).ok());
  EXPECT_EQ(ValidateSerializedValue(Nested(4), {.depth = 3}).message(), "nested deeper than 3 values");
  EXPECT_EQ(ValidateSerializedValue(Nested(1001)).message(), "nested deeper than 1000 values");
}

}  // namespace
}  // namespace understudy::values
