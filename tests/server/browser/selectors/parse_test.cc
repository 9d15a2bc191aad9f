#include "server/browser/selectors/parse.h"

#include <gtest/gtest.h>

namespace understudy::browser {
namespace {

// What a selector is taken to be, or why it can't be.
std::string Parsed(std::string_view text) {
  const absl::StatusOr<Selector> selector = ParseSelector(text);
  return selector.ok() ? ToText(*selector) : std::string(selector.status().message());
}

std::string Engines(std::string_view text) {
  const absl::StatusOr<Selector> selector = ParseSelector(text);
  std::string engines;
  for (const SelectorPart& part : selector->parts) engines += "(" + part.engine + ")" + part.body;
  return engines;
}

TEST(ParseSelectorTest, AnArrowSeparatesParts) {
  EXPECT_EQ(Engines("  div  >>   span  "), "(css)div(css)span");
  EXPECT_EQ(Engines("div>>span"), "(css)div(css)span");
}

TEST(ParseSelectorTest, AnEngineIsNamedInFront) {
  EXPECT_EQ(Engines("text=x"), "(text)x");
  EXPECT_EQ(Engines(" css = div "), "(css) div");
  EXPECT_EQ(Engines("data-testid=a=b"), "(data-testid)a=b");
  EXPECT_EQ(Engines("div[id=a]"), "(css)div[id=a]");
}

TEST(ParseSelectorTest, OrIsKnownByTheForm) {
  EXPECT_EQ(Engines("'x'"), "(text)'x'");
  EXPECT_EQ(Engines("\"\""), "(text)\"\"");
  EXPECT_EQ(Engines("//div"), "(xpath)//div");
  EXPECT_EQ(Engines("((//div))[1]"), "(xpath)((//div))[1]");
  EXPECT_EQ(Engines(".."), "(xpath)..");
}

TEST(ParseSelectorTest, WhatIsQuotedSeparatesNothing) {
  EXPECT_EQ(Engines("[x='a >> b'] >> i"), "(css)[x='a >> b'](css)i");
  EXPECT_EQ(Engines("[x=`a >> b`] >> i"), "(css)[x=`a >> b`](css)i");
  EXPECT_EQ(Engines("\"a >> b\" >> i"), "(text)\"a >> b\"(css)i");
  EXPECT_EQ(Engines("text='a\\' >> b' >> i"), "(text)'a\\' >> b'(css)i");
  EXPECT_EQ(Engines("internal:text=it's >> i"), "(internal:text)it's >> i");
  EXPECT_EQ(Engines("div\\' >> i"), "(css)div\\'(css)i");
}

TEST(ParseSelectorTest, InTextAQuoteMeansSomethingInTheFirstPlaceAlone) {
  EXPECT_EQ(Engines("text=it's >> i"), "(text)it's(css)i");
  EXPECT_EQ(Engines("text=  'b >> c"), "(text)  'b(css)c");
  EXPECT_EQ(Engines("text=\"b >> i"), "(text)\"b >> i");
}

TEST(ParseSelectorTest, AStarCapturesAPart) {
  const absl::StatusOr<Selector> selector = ParseSelector("*css=div >> span");
  ASSERT_TRUE(selector.ok());
  EXPECT_EQ(selector->capture, 0);
  EXPECT_EQ(selector->parts[0].engine, "css");
  EXPECT_EQ(Engines("*div"), "(css)*div");
  EXPECT_EQ(Parsed("*css=div >> *css=span"), "Only one of the selectors can capture using * modifier");
}

TEST(ParseSelectorTest, SelectorsAreBodiesOfOthers) {
  const absl::StatusOr<Selector> selector = ParseSelector("div >> internal:has=\"a >> b\"");
  ASSERT_TRUE(selector.ok());
  ASSERT_NE(selector->parts[1].selector, nullptr);
  EXPECT_EQ(ToText(*selector->parts[1].selector), "a >> b");
  EXPECT_EQ(Parsed("div >> internal:has=span"), "Malformed selector: internal:has=span");
  EXPECT_EQ(Parsed("div >> internal:or=5"), "Malformed selector: internal:or=5");
  EXPECT_EQ(Parsed("internal:has=\"a\""), "\"internal:has\" selector cannot be first");
  EXPECT_EQ(Parsed("div >> internal:and=\"internal:has=\\\"a\\\"\""),
            "\"internal:has\" selector cannot be first");
}

TEST(ParseSelectorTest, EnginesOfLayoutHaveSelectorsAsBodies) {
  EXPECT_EQ(Engines("div >> left-of=\"span\""), "(css)div(left-of)\"span\"");
  EXPECT_EQ(Parsed("div >> near=[\"span\", 50]"), "Malformed selector: near=[\"span\", 50]");
  EXPECT_EQ(Parsed("near=span"), "Malformed selector: near=span");
}

TEST(ParseSelectorTest, CssThatCantBeParsedIsRefusedWhereverItIs) {
  EXPECT_EQ(Parsed(""),
            "Unexpected token \"\" while parsing css selector \"\". Did you mean to CSS.escape it?");
  EXPECT_EQ(Parsed("div >> >> span"),
            "Unexpected token \"\" while parsing css selector \"\". Did you mean to CSS.escape it?");
  EXPECT_EQ(Parsed("./div"),
            "Unexpected token \"/\" while parsing css selector \"./div\". Did you mean to CSS.escape it?");
  EXPECT_EQ(Parsed("a >> internal:has=\"p[\""),
            "Unexpected token \"\" while parsing css selector \"p[\". Did you mean to CSS.escape it?");
  EXPECT_EQ(Parsed("iframe >> internal:control=enter-frame >> css:light=p["),
            "Unexpected token \"\" while parsing css selector \"p[\". Did you mean to CSS.escape it?");
}

TEST(ParseSelectorTest, IsWrittenWithoutWhatGoesWithoutSaying) {
  EXPECT_EQ(Parsed("css=:text('a') >>xpath=//b>> 'c'"), ":text('a') >> //b >> text='c'");
  EXPECT_EQ(Parsed("*css=div >> span"), "*css=div >> span");
}

std::string Path(std::string_view text) {
  const absl::StatusOr<Selector> selector = ParseSelector(text);
  const absl::StatusOr<std::vector<Selector>> path = SplitAtFrames(*selector);
  if (!path.ok()) return std::string(path.status().message());
  std::string result;
  for (const Selector& one : *path) result += "[" + ToText(one) + "]";
  return result;
}

TEST(SplitAtFramesTest, GivesASelectorForEachFrame) {
  EXPECT_EQ(Path("div >> b"), "[div >> b]");
  EXPECT_EQ(
      Path(
          "#f >> internal:control=enter-frame >> #g >> nth=1 >> internal:control=enter-frame >> *css=b >> i"),
      "[#f][#g >> nth=1][*css=b >> i]");
}

TEST(SplitAtFramesTest, RefusesWhatLeadsNowhere) {
  EXPECT_EQ(Path("internal:control=enter-frame >> b"),
            "Selector cannot start with entering frame, select the iframe first");
  EXPECT_EQ(Path("iframe >> internal:control=enter-frame >> internal:control=enter-frame >> b"),
            "Selector cannot start with entering frame, select the iframe first");
  EXPECT_EQ(Path("iframe >> internal:control=enter-frame"),
            "Selector cannot end with entering frame, while parsing selector iframe >> "
            "internal:control=enter-frame");
  EXPECT_EQ(
      Path("*css=div >> internal:control=enter-frame >> b"),
      "Can not capture the selector before diving into the frame. Only use * after the last frame has been "
      "selected");
}

}  // namespace
}  // namespace understudy::browser
