#include "server/network/url_match.h"

namespace understudy::network {

UrlMatch UrlMatch::Glob(const std::string& glob, const GlobContext& context) {
  const absl::StatusOr<std::string> regex = GlobToRegex(glob, context);
  if (!regex.ok()) return UrlMatch(std::nullopt, Answer::kNo);
  return Regex(*regex, "");
}

UrlMatch UrlMatch::Regex(std::string_view source, std::string_view flags) {
  return UrlMatch(JsRegex(source, flags), Answer::kUnsure);
}

}  // namespace understudy::network
