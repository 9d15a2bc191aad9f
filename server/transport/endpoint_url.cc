#include "server/transport/endpoint_url.h"

#include <algorithm>
#include <string>

#include <absl/strings/ascii.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/str_format.h>
#include <boost/url/parse.hpp>

#include "server/base/errors.h"
#include "server/base/string_view.h"

namespace understudy::transport {
namespace {

namespace urls = boost::urls;

constexpr std::string_view kNeverInUrls = "\"<>`{}|\\^";

bool IsSurrounding(char character) { return static_cast<unsigned char>(character) <= ' '; }

std::string Encode(std::string_view text) {
  while (!text.empty() && IsSurrounding(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsSurrounding(text.back())) text.remove_suffix(1);
  std::string encoded;
  for (const char character : text) {
    if (character == '\t' || character == '\n' || character == '\r') continue;
    if (IsSurrounding(character) || !absl::ascii_isascii(character) || character == 0x7f ||
        kNeverInUrls.find(character) != std::string_view::npos) {
      absl::StrAppendFormat(&encoded, "%%%02X", static_cast<unsigned char>(character));
    } else {
      encoded += character;
    }
  }
  return encoded;
}

absl::Status Invalid(std::string_view text) { return Error(absl::StrCat("Invalid URL: ", Abseil(text))); }

}  // namespace

absl::StatusOr<urls::url> ParseReference(std::string_view text) {
  const std::string encoded = Encode(text);
  const auto parsed = urls::parse_uri_reference(encoded);
  if (!parsed) return Invalid(text);
  return urls::url(*parsed);
}

absl::StatusOr<urls::url> ParseEndpoint(std::string_view text) {
  ASSIGN_OR_RETURN(urls::url url, ParseReference(text));
  if (!url.has_scheme() || url.host().empty()) return Invalid(text);
  if (url.has_fragment()) return Error("The URL contains a fragment identifier");
  if (url.encoded_path().empty()) {
    std::string with_path(url.buffer());
    with_path.insert(std::min(with_path.find('?'), with_path.size()), "/");
    ASSIGN_OR_RETURN(url, ParseReference(with_path));
  }
  url.normalize();
  return url;
}

}  // namespace understudy::transport
