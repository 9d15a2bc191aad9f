#include "server/browser/selectors/css_syntax.h"

#include <fstream>
#include <sstream>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <gtest/gtest.h>

#include "server/browser/selectors/parse.h"

namespace understudy::browser {
namespace {

// What is wrong with it; empty when nothing is.
std::string Wrong(std::string_view css) { return std::string(CheckCss(css).message()); }

std::string Telling(std::string_view what, std::string_view css) {
  return std::string(what) + " while parsing css selector \"" + std::string(css) +
         "\". Did you mean to CSS.escape it?";
}

TEST(CheckCssTest, RefusesWhatEndsEarly) {
  for (const std::string_view css :
       {"", "p[", "p[a=", "p:has(", "p:not(a", "div >", "div,", "p.", "p:", "/*"})
    EXPECT_EQ(Wrong(css), Telling("Unexpected token \"\"", css));
}

TEST(CheckCssTest, NamesTheTokenThatDoesntFit) {
  EXPECT_EQ(Wrong("a::before"), Telling("Unexpected token \":\"", "a::before"));
  EXPECT_EQ(Wrong("div]"), Telling("Unexpected token \"]\"", "div]"));
  EXPECT_EQ(Wrong("p()"), Telling("Unexpected token \"p(\"", "p()"));
  EXPECT_EQ(Wrong("p > > q"), Telling("Unexpected token \">\"", "p > > q"));
  EXPECT_EQ(Wrong("p:has-text(\"He\" i)"), Telling("Unexpected token \"i\"", "p:has-text(\"He\" i)"));
  EXPECT_EQ(Wrong("#"), Telling("Unexpected token \"#\"", "#"));
  EXPECT_EQ(Wrong("p%"), Telling("Unexpected token \"%\"", "p%"));
  EXPECT_EQ(Wrong("p {"), Telling("Unsupported token \"{\"", "p {"));
  EXPECT_EQ(Wrong("100%"), Telling("Unsupported token \"100%\"", "100%"));
  EXPECT_EQ(Wrong("url( x )"), Telling("Unsupported token \"url(\"x\")\"", "url( x )"));
  EXPECT_EQ(Wrong("p || q"), Telling("Unsupported token \"||\"", "p || q"));
  EXPECT_EQ(Wrong("\"a\nb\""), Telling("Unsupported token \"BADSTRING\"", "\"a\nb\""));
}

TEST(CheckCssTest, AListIsOneOfSelectors) {
  EXPECT_EQ(Wrong("'two"), Telling("Error", "'two"));
  EXPECT_EQ(Wrong(".1"), Telling("Error", ".1"));
  EXPECT_EQ(Wrong("p, 'two'"), Telling("Error", "p, 'two'"));
  EXPECT_EQ(Wrong("p:has-text('two'), q:near(p, 50)"), "");
}

TEST(CheckCssTest, LeavesToTheBrowserWhatItAloneKnows) {
  for (const std::string_view css : {"#1", "p:foo", "p[a=x y]", "p:nth-child(2n + 1 of .a)", "p:lang()", "*",
                                     "→.ü", "a\\:b", "#\\31 x", "p /* > */ q", "> p", "[a~='b' i]", "a-->b"})
    EXPECT_EQ(Wrong(css), "") << css;
}

TEST(CheckCssTest, DepthIsNoDanger) {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += ":is(";
  EXPECT_EQ(Wrong(deep), "");
}

std::string FileOf(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// The page has the same grammar, and the same words.
TEST(CheckCssTest, AgreesWithThePage) {
  size_t checked = 0;
  for (const std::string name : {"css", "css_errors", "shadow", "layout", "visible", "random"}) {
    const boost::json::value tables =
        boost::json::parse(FileOf("tests/server/injected/selector_cases/" + name + ".json"));
    for (const boost::json::value& table : tables.as_array()) {
      for (const auto& below : table.at("below").as_object()) {
        for (const auto& row : below.value().as_object()) {
          const std::string_view selector = row.key();
          const boost::json::value& found = row.value();
          constexpr std::string_view kName = "SelectorSyntaxError: ";
          std::string expected;
          if (found.is_object() && found.as_object().contains("error")) {
            const std::string_view error = found.at("error").as_string();
            if (error.starts_with(kName)) expected = error.substr(kName.size());
          }
          const absl::StatusOr<Selector> parsed = ParseSelector(selector);
          EXPECT_EQ(std::string(parsed.status().message()), expected) << selector;
          ++checked;
        }
      }
    }
  }
  EXPECT_GT(checked, 100);
}

}  // namespace
}  // namespace understudy::browser
