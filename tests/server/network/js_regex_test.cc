#include "server/network/js_regex.h"

#include <ostream>

#include <gtest/gtest.h>

namespace understudy::network {

void PrintTo(Answer answer, std::ostream* out) {
  *out << (answer == Answer::kYes ? "yes" : answer == Answer::kNo ? "no" : "unsure");
}

namespace {

Answer Search(std::string_view source, std::string_view flags, std::string_view text) {
  return JsRegex(source, flags).Search(text);
}

TEST(JsRegex, SearchesAsAPageWould) {
  EXPECT_EQ(Search("^wss?://a/", "", "ws://a/b"), Answer::kYes);
  EXPECT_EQ(Search("B$", "", "ws://a/b"), Answer::kNo);
  EXPECT_EQ(Search("(?<=a)b", "", "ab"), Answer::kYes);
  EXPECT_EQ(Search("(?<y>a)\\k<y>", "", "aa"), Answer::kYes);
  EXPECT_EQ(Search("(a)|\\1b", "", "b"), Answer::kYes);
  EXPECT_EQ(Search("a{2}?", "", "aa"), Answer::kYes);
}

TEST(JsRegex, FollowsTheFlags) {
  EXPECT_EQ(Search("B$", "i", "ws://a/b"), Answer::kYes);
  EXPECT_EQ(Search("Ü", "i", "ü"), Answer::kYes);
  EXPECT_EQ(Search("^x$", "m", "y\nx"), Answer::kYes);
  EXPECT_EQ(Search("a.b", "", "a\nb"), Answer::kNo);
  EXPECT_EQ(Search("a.b", "s", "a\nb"), Answer::kYes);
  EXPECT_EQ(Search("b", "y", "ab"), Answer::kNo);
  EXPECT_EQ(Search("b", "dg", "ab"), Answer::kYes);
  EXPECT_EQ(Search("^.$", "", "😀"), Answer::kNo);
  EXPECT_EQ(Search("^.$", "u", "😀"), Answer::kYes);
}

TEST(JsRegex, ReadsEscapesAsJavaScriptDoes) {
  EXPECT_EQ(Search("\\h\\A\\Q", "", "hAQ"), Answer::kYes);
  EXPECT_EQ(Search("\\v", "", "\n"), Answer::kNo);
  EXPECT_EQ(Search("\\u00fc\\x61", "", "üa"), Answer::kYes);
  EXPECT_EQ(Search("\\s", "", "\u00a0"), Answer::kYes);
  EXPECT_EQ(Search("\\S", "", "\u00a0"), Answer::kNo);
  EXPECT_EQ(Search("\\p{L}", "", "p{L}"), Answer::kYes);
  EXPECT_EQ(Search("\\p{L}", "u", "ü"), Answer::kYes);
}

TEST(JsRegex, ReadsClassesAndEndsAsJavaScriptDoes) {
  EXPECT_EQ(Search("[[:alpha:]]", "", "b"), Answer::kNo);
  EXPECT_EQ(Search("[]", "", "a"), Answer::kNo);
  EXPECT_EQ(Search("[^]", "", "\n"), Answer::kYes);
  EXPECT_EQ(Search("x$", "", "x\n"), Answer::kNo);
  EXPECT_EQ(Search("a{,5}", "", "a{,5}"), Answer::kYes);
}

TEST(JsRegex, IsUnsureOfWhatIsNoneOfJavaScripts) {
  for (const std::string_view source : {"(", "a++", "a{2}{3}", "(?i)a", "(*ACCEPT)", "(?>a)", "a\\", "[a"}) {
    EXPECT_EQ(Search(source, "", "aa"), Answer::kUnsure) << source;
  }
  for (const std::string_view flags : {"gg", "v", "x"}) {
    EXPECT_EQ(Search("a", flags, "aa"), Answer::kUnsure) << flags;
  }
}

TEST(JsRegex, IsUnsureOfWhatTakesTooLong) {
  EXPECT_EQ(Search("(?:a|a)*(?:b|d)", "", std::string(40, 'a') + "c"), Answer::kUnsure);
  EXPECT_EQ(Search("(?<=a+)b", "", "ab"), Answer::kUnsure);
}

}  // namespace
}  // namespace understudy::network
