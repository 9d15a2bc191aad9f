#pragma once

#include <string_view>

#include <absl/status/statusor.h>
#include <boost/url/url.hpp>

namespace understudy::transport {

// A URL as people write it, in its normal form: without what surrounds it, the name of its host in small
// letters, with a path, what a URL can't contain percent-encoded (the WHATWG's URL standard, as far as
// servers care). Fails with "Invalid URL: …", and for a fragment, which no server hears of.
absl::StatusOr<boost::urls::url> ParseEndpoint(std::string_view text);

// The same for one that may leave out its beginning.
absl::StatusOr<boost::urls::url> ParseReference(std::string_view text);

}  // namespace understudy::transport
