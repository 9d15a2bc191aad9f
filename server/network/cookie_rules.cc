#include "server/network/cookie_rules.h"

#include <string>
#include <string_view>
#include <utility>

#include <absl/strings/match.h>
#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/base/string_view.h"

namespace understudy::network {
namespace {

// The last second of the year 9999: a date with more digits is none (RFC 6265bis, section 5.1.1).
constexpr double kLatestEnd = 253402300799;
constexpr double kSession = -1;

// Section 5.1.3: an address has no subdomains.
bool IsWithinDomain(std::string_view host, std::string_view domain) {
  if (host == domain) return true;
  return host.size() > domain.size() && host.ends_with(domain) &&
         host[host.size() - domain.size() - 1] == '.' && !IsIpAddress(host);
}

// Section 5.1.4: a path holds itself and what lies below it, not its namesakes: /foo, /foo/bar, not /foobar.
bool IsWithinPath(std::string_view path, std::string_view cookie_path) {
  if (!path.starts_with(cookie_path)) return false;
  return path.size() == cookie_path.size() || cookie_path.ends_with('/') || path[cookie_path.size()] == '/';
}

bool IsGiven(const std::optional<std::string>& text) { return text && !text->empty(); }

bool CanEndAt(double expires) { return expires == kSession || (expires >= 0 && expires <= kLatestEnd); }

absl::Status CheckPlace(const NewCookie& cookie) {
  if (!IsGiven(cookie.url)) {
    if (IsGiven(cookie.domain) && IsGiven(cookie.path)) return absl::OkStatus();
    return Error("Cookie should have a url or a domain/path pair");
  }
  if (IsGiven(cookie.domain)) return Error("Cookie should have either url or domain");
  if (IsGiven(cookie.path)) return Error("Cookie should have either url or path");
  if (cookie.url == "about:blank")
    return Error(absl::StrCat("Blank page can not have cookie \"", cookie.name, "\""));
  if (absl::StartsWith(*cookie.url, "data:"))
    return Error(absl::StrCat("Data URL page can not have cookie \"", cookie.name, "\""));
  return absl::OkStatus();
}

}  // namespace

bool IsSentTo(const Cookie& cookie, const CookieUrl& url) {
  std::string_view domain = cookie.domain;
  const bool has_subdomains = domain.starts_with('.');
  if (has_subdomains) domain.remove_prefix(1);
  if (has_subdomains ? !IsWithinDomain(url.host, domain) : url.host != domain) return false;
  return IsWithinPath(url.path, cookie.path) && (!cookie.secure || url.IsSecure());
}

absl::StatusOr<NewCookie> Complete(NewCookie cookie) {
  RETURN_IF_ERROR(CheckPlace(cookie));
  if (cookie.expires && !CanEndAt(*cookie.expires)) {
    return Error(
        "Cookie should have a valid expires, only -1 or a positive number for the unix timestamp in seconds "
        "is allowed");
  }
  if (!IsGiven(cookie.url)) {
    cookie.url.reset();
    return cookie;
  }
  ASSIGN_OR_RETURN(const CookieUrl url, CookieUrl::Parse(*cookie.url));
  cookie.domain = url.host;
  // All that lies beside the page, and below.
  cookie.path = url.path.substr(0, url.path.rfind('/') + 1);
  cookie.secure = url.scheme == "https";
  return cookie;
}

NewCookie Expired(const Cookie& cookie) {
  return {.name = cookie.name,
          .value = "",
          .url = std::nullopt,
          .domain = cookie.domain,
          .path = cookie.path,
          .expires = 1,
          .http_only = cookie.http_only,
          .secure = cookie.secure,
          .same_site = cookie.same_site,
          .partition_key = cookie.partition_key,
          .has_cross_site_ancestor = cookie.has_cross_site_ancestor};
}

}  // namespace understudy::network
