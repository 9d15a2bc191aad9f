#include "server/network/request_headers.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <absl/strings/ascii.h>
#include <absl/strings/match.h>
#include <absl/strings/str_split.h>

#include "server/base/string_view.h"

namespace understudy::network {
namespace {

// Fetch, section 2.2.2, by lower-case name.
constexpr std::array<std::string_view, 22> kForbidden = {"accept-charset",
                                                         "accept-encoding",
                                                         "access-control-request-headers",
                                                         "access-control-request-method",
                                                         "access-control-request-private-network",
                                                         "connection",
                                                         "content-length",
                                                         "cookie",
                                                         "cookie2",
                                                         "date",
                                                         "dnt",
                                                         "expect",
                                                         "host",
                                                         "keep-alive",
                                                         "origin",
                                                         "referer",
                                                         "set-cookie",
                                                         "te",
                                                         "trailer",
                                                         "transfer-encoding",
                                                         "upgrade",
                                                         "via"};

// Those that name a method, and the methods they may not name.
constexpr std::array<std::string_view, 3> kMethodNames = {"x-http-method", "x-http-method-override",
                                                          "x-method-override"};
constexpr std::array<std::string_view, 3> kForbiddenMethods = {"connect", "trace", "track"};

template <size_t kSize>
bool IsAmong(const std::array<std::string_view, kSize>& values, std::string_view value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

}  // namespace

bool IsForbiddenRequestHeader(const Header& header) {
  const std::string name = absl::AsciiStrToLower(header.name);
  if (IsAmong(kForbidden, name) || absl::StartsWith(name, "proxy-") || absl::StartsWith(name, "sec-"))
    return true;
  if (!IsAmong(kMethodNames, name)) return false;
  const std::vector<std::string> methods = absl::StrSplit(header.value, ',');
  return std::any_of(methods.begin(), methods.end(), [](const std::string& method) {
    return IsAmong(kForbiddenMethods, absl::AsciiStrToLower(std::string(absl::StripAsciiWhitespace(method))));
  });
}

std::vector<Header> OverrideRequestHeaders(const std::vector<Header>& original,
                                           const std::vector<Header>& overrides) {
  std::vector<Header> headers;
  for (const Header& header : overrides) {
    if (IsForbiddenRequestHeader(header)) continue;
    const auto former = std::find_if(headers.begin(), headers.end(), [&](const Header& one) {
      return absl::EqualsIgnoreCase(one.name, header.name);
    });
    if (former == headers.end()) {
      headers.push_back(header);
    } else {
      *former = header;
    }
  }
  for (const Header& header : original) {
    if (IsForbiddenRequestHeader(header)) headers.push_back(header);
  }
  return headers;
}

}  // namespace understudy::network
