#include "server/base/json_parser.h"

#include <gtest/gtest.h>

namespace understudy {
namespace {

boost::json::value Parse(std::string_view text) {
  boost::system::error_code error;
  boost::json::value value = ParseJson(text, error, {});
  EXPECT_FALSE(error) << error.message();
  return value;
}

TEST(JsonParserTest, TakesEachNumberForTheNearestDouble) {
  EXPECT_EQ(Parse("24.489797592163086").as_double(), 24.489797592163086);
  EXPECT_EQ(Parse("[0.1, 1e-7, -123456.789e3, 5e-324, 1.7976931348623157e308]"),
            (boost::json::array{0.1, 1e-7, -123456.789e3, 5e-324, 1.7976931348623157e308}));
  EXPECT_EQ(Parse("9007199254740993").as_int64(), 9007199254740993);
}

TEST(JsonParserTest, ReadsEveryKindOfValue) {
  EXPECT_EQ(Parse(R"({"a": [1, true, null, "x\n\u00e9"], "b": {}})"),
            (boost::json::object{{"a", {1, true, nullptr, "x\n\u00e9"}}, {"b", boost::json::object()}}));
}

TEST(JsonParserTest, RefusesWhatIsNoJson) {
  for (const std::string_view text : {"", "{", "[1,]", "1 2", "nul", "\"\xff\""}) {
    boost::system::error_code error;
    ParseJson(text, error, {});
    EXPECT_TRUE(error) << text;
  }
}

TEST(JsonParserTest, GoesNoDeeperThanItMay) {
  boost::json::parse_options options;
  options.max_depth = 3;
  boost::system::error_code error;
  ParseJson("[[[1]]]", error, options);
  EXPECT_FALSE(error);
  ParseJson("[[[[1]]]]", error, options);
  EXPECT_EQ(error, boost::json::error::too_deep);
}

TEST(JsonParserTest, IsGoodForTheNextTextAfterOneThatIsNone) {
  JsonParser parser({});
  boost::system::error_code error;
  parser.Parse("[1, 2.", error);
  EXPECT_TRUE(error);
  EXPECT_EQ(parser.Parse("3.5", error), boost::json::value(3.5));
  EXPECT_FALSE(error);
}

}  // namespace
}  // namespace understudy
