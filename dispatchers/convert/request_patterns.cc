#include "dispatchers/convert/request_patterns.h"

#include "protocol/compat/globs.h"

namespace understudy::dispatchers {
namespace {

network::UrlMatch ToDomain(const protocol::UrlMatch& pattern, const network::GlobContext& context) {
  if (pattern.url_pattern) return network::UrlMatch::UrlPattern();
  if (pattern.regex_source)
    return network::UrlMatch::Regex(*pattern.regex_source, pattern.regex_flags.value_or(""));
  if (!pattern.glob || pattern.glob->empty()) return network::UrlMatch::Any();
  return network::UrlMatch::Glob(*pattern.glob, context);
}

}  // namespace

std::vector<network::UrlMatch> RequestPatterns(const std::vector<protocol::UrlMatch>& patterns,
                                               const browser::BrowserContext& context, const Call& call) {
  network::GlobContext globs;
  globs.base_url = context.options().base_url.value_or("");
  globs.stars_only_between_slashes = protocol::StarsMeanNames(call.version());
  globs.loose_braces = protocol::LeavesBracesLoose(call.version());
  std::vector<network::UrlMatch> matches;
  matches.reserve(patterns.size());
  for (const protocol::UrlMatch& pattern : patterns) matches.push_back(ToDomain(pattern, globs));
  return matches;
}

}  // namespace understudy::dispatchers
