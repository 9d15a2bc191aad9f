#pragma once

#include <string>
#include <string_view>

namespace understudy::browser {

// `url` seen from `base` (RFC 3986, section 5). What isn't a URL reference is given back as it is.
std::string ResolveUrl(const std::string& base, const std::string& url);

// What cookies ask of a URL.
struct UrlParts {
  std::string scheme;
  std::string host;
  std::string path;
};
// Empty parts for what isn't a URL.
UrlParts ParseUrl(const std::string& url);

}  // namespace understudy::browser
