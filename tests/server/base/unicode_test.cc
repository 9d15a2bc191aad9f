#include "server/base/unicode.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace understudy {
namespace {

TEST(MakeUtf8, ReplacesWhatIsNone) {
  std::string text = "ä\xed\xa0\x80\xff€";
  MakeUtf8(text, LoneSurrogates::kReplace);
  EXPECT_EQ(text, "ä\uFFFD\uFFFD€");
}

TEST(MakeUtf8, WritesLoneSurrogatesAsEscapes) {
  std::string text = "ä\xed\xa0\x80\xff\xed\xbf\xbf€";
  MakeUtf8(text, LoneSurrogates::kKeep);
  EXPECT_EQ(text, "ä\\ud800\uFFFD\\udfff€");
}

TEST(MakeUtf8, FindsWhatIsNoneWhereverItIs) {
  for (size_t at = 0; at < 24; ++at) {
    std::string text(24, 'x');
    text[at] = '\xff';
    MakeUtf8(text, LoneSurrogates::kReplace);
    EXPECT_EQ(text, std::string(at, 'x') + "\uFFFD" + std::string(23 - at, 'x'));
  }
}

TEST(DecodeLoneSurrogates, LeavesATextWithoutThemAlone) {
  EXPECT_EQ(DecodeLoneSurrogates(R"("a\\ud800 \ud83d\ude00 \u00e4 \)", LoneSurrogates::kKeep), std::nullopt);
}

TEST(Utf16Prefix, CountsAsPagesDo) {
  const std::string text = "aé漢😀z";
  EXPECT_EQ(Utf16Prefix(text, 0), 0u);
  EXPECT_EQ(Utf16Prefix(text, 1), 1u);
  EXPECT_EQ(Utf16Prefix(text, 2), 3u);
  EXPECT_EQ(Utf16Prefix(text, 3), 6u);
  EXPECT_EQ(Utf16Prefix(text, 5), 10u);
  EXPECT_EQ(Utf16Prefix(text, 6), 11u);
}

TEST(Utf16Prefix, StopsWithinLongAscii) {
  const std::string text(100, 'x');
  for (size_t units = 0; units <= 100; ++units) EXPECT_EQ(Utf16Prefix(text, units), units);
}

TEST(Utf16Prefix, IsAllWhenThereIsNotEnough) {
  EXPECT_EQ(Utf16Prefix("", 3), 0u);
  EXPECT_EQ(Utf16Prefix("ab", 3), 2u);
  EXPECT_EQ(Utf16Prefix("\xC3", 3), 1u);
}

TEST(CharacterSize, GoesThroughATextByCharacters) {
  const std::string text = "aé漢😀\xED\xA0\x80\xFF";
  std::vector<size_t> sizes;
  for (size_t at = 0; at < text.size(); at += sizes.back()) sizes.push_back(CharacterSize(text, at));
  EXPECT_EQ(sizes, (std::vector<size_t>{1, 2, 3, 4, 3, 1}));
}

}  // namespace
}  // namespace understudy
