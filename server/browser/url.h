#pragma once

#include <string>

namespace understudy::browser {

// `url` seen from `base` (RFC 3986, section 5). What isn't a URL reference is given back as it is.
std::string ResolveUrl(const std::string& base, const std::string& url);

}  // namespace understudy::browser
