#include "server/values/handles.h"

#include <string>
#include <string_view>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

namespace understudy::values {
namespace {

boost::json::value Parse(std::string_view text) {
  return boost::json::parse(boost::json::string_view(text.data(), text.size()));
}

constexpr char kNested[] =
    R"({"o":[{"k":"a","v":{"h":0}},{"k":"h","v":{"a":[{"n":7},{"h":1},{"h":0}],"id":2}}],"id":1})";

TEST(Handles, EachPlaceInOrder) {
  boost::json::value value = Parse(kNested);
  std::string seen;
  ForEachHandle(value, [&](boost::json::value& place, size_t index) {
    seen += boost::json::serialize(place) + "=" + std::to_string(index) + ";";
  });
  EXPECT_EQ(seen, R"({"h":0}=0;{"h":1}=1;{"h":0}=0;)");
}

TEST(Handles, APlaceMayBeGivenAnotherValue) {
  boost::json::value value = Parse(kNested);
  ForEachHandle(value, [](boost::json::value& place, size_t index) {
    if (index == 0) place = {{"s", "inlined"}};
  });
  EXPECT_EQ(
      value,
      Parse(
          R"({"o":[{"k":"a","v":{"s":"inlined"}},{"k":"h","v":{"a":[{"n":7},{"h":1},{"s":"inlined"}],"id":2}}],"id":1})"));
}

TEST(Handles, MoveUp) {
  boost::json::value value = Parse(kNested);
  ShiftHandles(value, 1);
  EXPECT_EQ(
      value,
      Parse(R"({"o":[{"k":"a","v":{"h":1}},{"k":"h","v":{"a":[{"n":7},{"h":2},{"h":1}],"id":2}}],"id":1})"));
}

TEST(Handles, AreNotWhatAnErrorOrATextSays) {
  const std::string text =
      R"({"a":[{"e":{"m":"h","n":"h","s":"h"}},{"s":"h"},{"r":{"p":"h","f":""}}],"id":1})";
  boost::json::value value = Parse(text);
  ShiftHandles(value, 1);
  EXPECT_EQ(value, Parse(text));
}

}  // namespace
}  // namespace understudy::values
