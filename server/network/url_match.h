#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "server/network/glob.h"
#include "server/network/js_regex.h"

namespace understudy::network {

// A test on URLs that a client wrote: a glob, a regular expression or a URLPattern. Whoever is unsure asks
// the client, which tests every URL it is told of itself.
class UrlMatch {
 public:
  static UrlMatch Any() { return UrlMatch(std::nullopt, Answer::kYes); }
  // Matches nothing when the glob is invalid.
  static UrlMatch Glob(const std::string& glob, const GlobContext& context);
  static UrlMatch Regex(std::string_view source, std::string_view flags);
  // Only browsers and clients know URLPatterns.
  static UrlMatch UrlPattern() { return UrlMatch(std::nullopt, Answer::kUnsure); }

  Answer Test(std::string_view url) const { return regex_ ? regex_->Search(url) : always_; }

 private:
  UrlMatch(std::optional<JsRegex> regex, Answer always) : regex_(std::move(regex)), always_(always) {}

  std::optional<JsRegex> regex_;
  // Without an expression.
  Answer always_;
};

}  // namespace understudy::network
