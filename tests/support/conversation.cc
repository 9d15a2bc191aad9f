#include "tests/support/conversation.h"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <regex>
#include <sstream>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

namespace understudy {
namespace {

// Long enough for the slowest machine: only a test that fails waits for it.
constexpr std::chrono::seconds kPatience(20);

bool IsName(std::string_view pattern) {
  return !pattern.empty() &&
         std::ranges::all_of(pattern, [](unsigned char c) { return std::isalnum(c) || c == '_'; });
}

std::string Quoted(std::string_view text) {
  static const std::regex special(R"([.^$|()\[\]{}*+?\\])");
  return std::regex_replace(std::string(text), special, R"(\$&)");
}

}  // namespace

void Conversation::Play(std::string_view script) {
  PlayLines(script);
  io_.restart();
  io_.poll();
  for (const std::string& message : heard_) ADD_FAILURE() << "The driver said more: " << message;
  heard_.clear();
}

void Conversation::SkipTo(std::string_view script) {
  skipping_ = true;
  PlayLines(script);
  skipping_ = false;
  heard_.clear();
}

void Conversation::PlayLines(std::string_view script) {
  std::istringstream lines{std::string(script)};
  for (std::string line; std::getline(lines, line) && !testing::Test::HasFatalFailure();) {
    const size_t start = line.find_first_not_of(' ');
    if (start == std::string::npos || line[start] == '#') continue;
    SCOPED_TRACE(line);
    PlayLine(std::string_view(line).substr(start));
  }
}

void Conversation::PlayLine(std::string_view line) {
  const bool doubled = line.starts_with(">>") || line.starts_with("<<");
  const std::string_view rest = line.substr(std::min<size_t>(doubled ? 3 : 2, line.size()));
  switch (line[0]) {
    case '>': {
      const absl::Status status = say_(WithNames(std::string(rest)));
      ASSERT_TRUE(status.ok()) << status;
      if (doubled) break;
      // What the driver does about it at once, it does before anything else happens.
      io_.restart();
      io_.poll();
      break;
    }
    case '<':
      Expect(rest, skipping_ || doubled);
      break;
    case '~': {
      const auto action = actions_.find(std::string(rest));
      ASSERT_NE(action, actions_.end()) << "There is no such action.";
      action->second();
      break;
    }
    default:
      FAIL() << "A line starts with >, <, ~ or #.";
  }
}

void Conversation::Expect(std::string_view expected, bool skipping) {
  const boost::json::value pattern = boost::json::parse(std::string(expected));
  for (;;) {
    const std::string actual = Hear();
    if (testing::Test::HasFatalFailure()) return;
    const std::map<std::string, std::string> names_before = names_;
    if (Matches(pattern, boost::json::parse(actual))) return;
    names_ = names_before;
    if (!skipping) FAIL() << "The driver said: " << actual;
  }
}

std::string Conversation::Hear() {
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  io_.restart();
  while (heard_.empty() && io_.run_one_until(deadline) > 0) {
  }
  if (heard_.empty()) {
    [] { FAIL() << "The driver says nothing."; }();
    return "";
  }
  std::string message = std::move(heard_.front());
  heard_.pop_front();
  return message;
}

std::string Conversation::WithNames(std::string text) const {
  for (const auto& [name, value] : names_) {
    const std::string pattern = "{{" + name + "}}";
    for (size_t at = text.find(pattern); at != std::string::npos;
         at = text.find(pattern, at + value.size())) {
      text.replace(at, pattern.size(), value);
    }
  }
  return text;
}

bool Conversation::Matches(const boost::json::value& expected, const boost::json::value& actual) {
  if (expected == "{{*}}") return true;
  if (expected.is_string() && actual.is_string())
    return MatchesText(expected.get_string(), actual.get_string());
  if (expected.is_object() && actual.is_object()) {
    const auto& a = expected.get_object();
    const auto& b = actual.get_object();
    // The order of members is part of what clients are told.
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [this](const auto& x, const auto& y) {
             return x.key() == y.key() && Matches(x.value(), y.value());
           });
  }
  if (expected.is_array() && actual.is_array()) {
    const auto& a = expected.get_array();
    const auto& b = actual.get_array();
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                              [this](const auto& x, const auto& y) { return Matches(x, y); });
  }
  return boost::json::serialize(expected) == boost::json::serialize(actual);
}

bool Conversation::MatchesText(std::string_view pattern, std::string_view text) {
  std::string regex;
  std::vector<std::string> new_names;
  for (size_t at = 0; at < pattern.size();) {
    const size_t open = pattern.find("{{", at);
    const size_t close = open == std::string_view::npos ? open : pattern.find("}}", open);
    if (close == std::string_view::npos) {
      regex += Quoted(pattern.substr(at));
      break;
    }
    regex += Quoted(pattern.substr(at, open - at));
    const std::string inside(pattern.substr(open + 2, close - open - 2));
    if (!IsName(inside)) {
      regex += "(?:" + inside + ")";
    } else if (const auto known = names_.find(inside); known != names_.end()) {
      regex += Quoted(known->second);
    } else {
      regex += "([^]*)";
      new_names.push_back(inside);
    }
    at = close + 2;
  }
  std::smatch match;
  const std::string subject(text);
  if (!std::regex_match(subject, match, std::regex(regex))) return false;
  for (size_t i = 0; i < new_names.size(); ++i) names_[new_names[i]] = match[i + 1];
  return true;
}

}  // namespace understudy
