#include "server/network/cookie_url.h"

#include <algorithm>

#include <absl/strings/ascii.h>
#include <absl/strings/match.h>
#include <absl/strings/numbers.h>
#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/base/string_view.h"

namespace understudy::network {
namespace {

constexpr uint32_t kLargestPort = 65535;

absl::Status InvalidUrl() { return Error("Invalid URL"); }

std::string Lower(std::string_view text) { return absl::AsciiStrToLower(Abseil(text)); }

bool IsScheme(std::string_view text) {
  return !text.empty() && absl::ascii_isalpha(static_cast<unsigned char>(text[0])) &&
         std::ranges::all_of(text, [](unsigned char c) {
           return absl::ascii_isalnum(c) || c == '+' || c == '-' || c == '.';
         });
}

// The schemes whose URLs name a server (URL standard, "special scheme", but for files).
bool NamesServer(std::string_view scheme) {
  constexpr std::string_view kSchemes[] = {"http", "https", "ws", "wss", "ftp"};
  return std::ranges::find(kSchemes, scheme) != std::end(kSchemes);
}

// The URL standard's path percent-encode set.
bool IsEncodedInPaths(unsigned char c) {
  return c <= ' ' || c >= 0x7f ||
         std::string_view("\"<>^`{}").find(static_cast<char>(c)) != std::string::npos;
}

std::string EncodePath(std::string_view path) {
  std::string encoded;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (IsEncodedInPaths(byte)) {
      encoded += '%';
      encoded += absl::AsciiStrToUpper(absl::StrCat(absl::Hex(byte, absl::kZeroPad2)));
    } else {
      encoded += c == '\\' ? '/' : c;
    }
  }
  return encoded;
}

// The host of `user:password@host:port`; empty when host or port are none.
std::string HostOf(std::string_view authority) {
  if (const size_t at = authority.rfind('@'); at != std::string_view::npos) authority.remove_prefix(at + 1);
  const size_t colon = authority.find(':', authority.starts_with('[') ? authority.find(']') : 0);
  if (colon != std::string_view::npos) {
    const std::string_view port = authority.substr(colon + 1);
    uint32_t number = 0;
    if (!port.empty() && (!absl::SimpleAtoi(Abseil(port), &number) || number > kLargestPort)) return "";
  }
  return Lower(authority.substr(0, colon));
}

}  // namespace

absl::StatusOr<CookieUrl> CookieUrl::Parse(std::string_view text) {
  const std::string_view trimmed = Std(absl::StripAsciiWhitespace(Abseil(text)));
  const size_t colon = trimmed.find(':');
  if (colon == std::string_view::npos || !IsScheme(trimmed.substr(0, colon))) return InvalidUrl();
  CookieUrl url;
  url.scheme = Lower(trimmed.substr(0, colon));
  std::string_view rest = trimmed.substr(colon + 1);
  rest = rest.substr(0, rest.find_first_of("?#"));
  if (NamesServer(url.scheme)) {
    rest.remove_prefix(std::min(rest.find_first_not_of("/\\"), rest.size()));
    const size_t authority = std::min(rest.find_first_of("/\\"), rest.size());
    url.host = HostOf(rest.substr(0, authority));
    if (url.host.empty()) return InvalidUrl();
    rest.remove_prefix(authority);
  }
  url.path = rest.empty() ? "/" : EncodePath(rest);
  return url;
}

bool CookieUrl::IsSecure() const {
  if (scheme == "https" || scheme == "wss") return true;
  return host == "localhost" || absl::EndsWith(host, ".localhost") || host == "[::1]" ||
         (IsIpAddress(host) && absl::StartsWith(host, "127."));
}

bool IsIpAddress(std::string_view host) {
  if (host.starts_with('[')) return true;
  return !host.empty() &&
         std::ranges::all_of(host, [](unsigned char c) { return absl::ascii_isdigit(c) || c == '.'; });
}

}  // namespace understudy::network
