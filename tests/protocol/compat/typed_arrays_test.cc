#include <string>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include "protocol/compat/v1_51_typed_arrays.h"

namespace understudy::protocol {
namespace {

std::string Rewritten(std::string_view text, ClientVersion version = {51}) {
  boost::json::value value = boost::json::parse(text);
  TypedArraysAsObjects(value, version);
  return boost::json::serialize(value);
}

TEST(TypedArrays, BecomeObjects) {
  EXPECT_EQ(Rewritten(R"({"ta":{"b":"AQL/","k":"ui8"}})"),
            R"({"o":[{"k":"0","v":{"n":1}},{"k":"1","v":{"n":2}},{"k":"2","v":{"n":255}}],"id":1})");
}

TEST(TypedArrays, OfEachKind) {
  EXPECT_EQ(Rewritten(R"({"ta":{"b":"/v8=","k":"i16"}})"), R"({"o":[{"k":"0","v":{"n":-2}}],"id":1})");
  EXPECT_EQ(Rewritten(R"({"ta":{"b":"AAAAAAAA4D8=","k":"f64"}})"),
            R"({"o":[{"k":"0","v":{"n":5E-1}}],"id":1})");
  EXPECT_EQ(
      Rewritten(R"({"ta":{"b":"AADAfwAAgH8AAID/AAAAgA==","k":"f32"}})"),
      R"({"o":[{"k":"0","v":{"v":"NaN"}},{"k":"1","v":{"v":"Infinity"}},{"k":"2","v":{"v":"-Infinity"}},{"k":"3","v":{"v":"-0"}}],"id":1})");
  EXPECT_EQ(Rewritten(R"({"ta":{"b":"//////////8=","k":"bui64"}})"),
            R"({"o":[{"k":"0","v":{"bi":"18446744073709551615"}}],"id":1})");
}

TEST(TypedArrays, AreNumberedBehindTheOthers) {
  EXPECT_EQ(Rewritten(R"({"a":[{"ta":{"b":"","k":"i8"}},{"o":[],"id":2},{"ref":2}],"id":1})"),
            R"({"a":[{"o":[],"id":3},{"o":[],"id":2},{"ref":2}],"id":1})");
}

TEST(TypedArrays, AreKnownFrom152) {
  EXPECT_EQ(Rewritten(R"({"ta":{"b":"AQ==","k":"ui8"}})", {52}), R"({"ta":{"b":"AQ==","k":"ui8"}})");
}

}  // namespace
}  // namespace understudy::protocol
