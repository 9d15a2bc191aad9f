#include "server/browser/url.h"

#include <boost/url/parse.hpp>
#include <boost/url/url.hpp>

namespace understudy::browser {

std::string ResolveUrl(const std::string& base, const std::string& url) {
  const auto parsed_base = boost::urls::parse_uri(base);
  const auto reference = boost::urls::parse_uri_reference(url);
  if (!parsed_base || !reference || reference->has_scheme()) return url;
  boost::urls::url resolved;
  if (!boost::urls::resolve(*parsed_base, *reference, resolved)) return url;
  return std::string(resolved.buffer());
}

}  // namespace understudy::browser
