#include "server/base/json_writer.h"

#include <limits>
#include <string>

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

namespace understudy {
namespace {

template <class T>
std::string Written(const T& value) {
  std::string out;
  JsonWriter(out).Write(value);
  return out;
}

TEST(JsonWriter, EscapesWhatJsonReserves) {
  using std::string_literals::operator""s;
  EXPECT_EQ(Written("a\"b\\c\n\x01\0z"s), R"("a\"b\\c\u000a\u0001\u0000z")");
  EXPECT_EQ(Written("é漢😀\x7f"s), "\"é漢😀\x7f\"");
}

TEST(JsonWriter, FindsWhatToEscapeWhereverItIs) {
  for (size_t at = 0; at < 24; ++at) {
    std::string text(24, 'x');
    text[at] = '\n';
    EXPECT_EQ(Written(text), "\"" + std::string(at, 'x') + "\\u000a" + std::string(23 - at, 'x') + "\"");
  }
}

TEST(JsonWriter, WritesALoneSurrogateAsAnEscape) {
  EXPECT_EQ(Written(std::string("a\xED\xA0\xBDz")), R"("a\ud83dz")");
  EXPECT_EQ(Written(std::string("\xED\xBF\xBF")), R"("\udfff")");
  // A character that begins with the same byte.
  EXPECT_EQ(Written(std::string("\xED\x9F\xBF")), "\"\xED\x9F\xBF\"");
}

TEST(JsonWriter, LeavesALoneSurrogateToOthers) {
  std::string out;
  JsonWriter(out, EncodedSurrogates::kAsTheyAre).Write(std::string("a\xED\xA0\xBDz"));
  EXPECT_EQ(out, "\"a\xED\xA0\xBDz\"");
}

TEST(JsonWriter, WritesNumbersWithoutNeedlessDigits) {
  EXPECT_EQ(Written(800.0), "800");
  EXPECT_EQ(Written(100000.0), "100000");
  EXPECT_EQ(Written(-9007199254740992.0), "-9007199254740992");
  EXPECT_EQ(Written(0.1), "0.1");
  EXPECT_EQ(Written(int64_t{-7}), "-7");
  EXPECT_EQ(Written(std::numeric_limits<double>::quiet_NaN()), "null");
}

TEST(JsonWriter, WritesAnyJson) {
  const char* text = R"({"a":[1,-2,18446744073709551615,1.5,true,null,"x\"y"],"\n":{},"e":[]})";
  EXPECT_EQ(boost::json::parse(Written(boost::json::parse(text))), boost::json::parse(text));
}

}  // namespace
}  // namespace understudy
