#pragma once

#include <string>
#include <string_view>

namespace understudy::browser {

// What cookies ask of a URL.
struct UrlParts {
  std::string scheme;
  std::string host;
  std::string path;
};
// Empty parts for what isn't a URL.
UrlParts ParseUrl(const std::string& url);

}  // namespace understudy::browser
