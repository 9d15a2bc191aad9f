#include "server/network/url_match.h"

#include <fstream>
#include <sstream>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include "server/network/url.h"

namespace understudy::network {
namespace {

std::string Text(const boost::json::value& value) { return std::string(value.as_string()); }

UrlMatch Read(const boost::json::object& pattern) {
  const GlobContext context = {
      .base_url = "http://site.example/base/", .web_sockets = true, .loose_braces = true};
  if (pattern.contains("urlPattern")) return UrlMatch::UrlPattern();
  if (pattern.contains("regexSource")) {
    return UrlMatch::Regex(Text(pattern.at("regexSource")), Text(pattern.at("regexFlags")));
  }
  const bool any = !pattern.contains("glob") || pattern.at("glob").as_string().empty();
  return any ? UrlMatch::Any() : UrlMatch::Glob(Text(pattern.at("glob")), context);
}

// The cases that patterns in pages are held to, too.
TEST(UrlMatch, AgreesWithThePage) {
  std::ifstream file("tests/server/network/url_match_cases.json");
  std::stringstream text;
  text << file.rdbuf();
  const boost::json::value rows = boost::json::parse(text.str());
  for (const boost::json::value& row : rows.as_array()) {
    const boost::json::object& pattern = row.at(0).as_object();
    const std::string url = WriteUrl(Text(row.at(1)), "").value();
    const Answer answer = Read(pattern).Test(url);
    const Answer right = row.at(2).as_bool() ? Answer::kYes : Answer::kNo;
    // What isn't sure asks; of a glob the driver is.
    const bool may_ask = pattern.contains("regexSource") || pattern.contains("urlPattern");
    EXPECT_TRUE(answer == right || (may_ask && answer == Answer::kUnsure)) << boost::json::serialize(row);
  }
}

TEST(UrlMatch, MatchesNothingWithAnInvalidGlob) {
  EXPECT_EQ(UrlMatch::Glob("{a", {}).Test("{a"), Answer::kNo);
}

TEST(UrlMatch, LeavesUrlPatternsToTheClient) {
  EXPECT_EQ(UrlMatch::UrlPattern().Test("ws://a/"), Answer::kUnsure);
}

}  // namespace
}  // namespace understudy::network
