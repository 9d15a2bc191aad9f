#include "server/browser/url.h"

#include <boost/url/parse.hpp>

namespace understudy::browser {

UrlParts ParseUrl(const std::string& url) {
  const auto parsed = boost::urls::parse_uri(url);
  if (!parsed) return {};
  const std::string path(parsed->encoded_path());
  return {std::string(parsed->scheme()), std::string(parsed->encoded_host()), path.empty() ? "/" : path};
}

}  // namespace understudy::browser
