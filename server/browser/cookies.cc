// Cookies of a context: what the backend stores, seen by URL and by selection.

#include <utility>

#include <absl/strings/ascii.h>
#include <absl/strings/match.h>
#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/browser/browser_context.h"
#include "server/browser/url.h"

namespace understudy::browser {
namespace {

// RFC 6265 sections 5.1.3 and 5.1.4, with the browsers' exception that localhost counts as secure.
bool AppliesTo(const Cookie& cookie, const UrlParts& url) {
  std::string domain = cookie.domain;
  if (!absl::StartsWith(domain, ".")) domain.insert(0, ".");
  if (!absl::EndsWith(absl::StrCat(".", url.host), domain)) return false;
  if (!absl::StartsWith(url.path, cookie.path)) return false;
  return !cookie.secure || url.scheme == "https" || url.host == "localhost";
}

absl::Status Validate(const NewCookie& cookie) {
  if (!cookie.url && (!cookie.domain || !cookie.path)) {
    return Error("Cookie should have a url or a domain/path pair");
  }
  if (cookie.url && cookie.domain) return Error("Cookie should have either url or domain");
  if (cookie.url && cookie.path) return Error("Cookie should have either url or path");
  if (cookie.expires && *cookie.expires < 0 && *cookie.expires != -1) {
    return Error(
        "Cookie should have a valid expires, only -1 or a positive number for the unix timestamp in seconds "
        "is allowed");
  }
  if (cookie.url && *cookie.url == "about:blank") {
    return Error(absl::StrCat("Blank page can not have cookie \"", cookie.name, "\""));
  }
  if (cookie.url && absl::StartsWith(*cookie.url, "data:")) {
    return Error(absl::StrCat("Data URL page can not have cookie \"", cookie.name, "\""));
  }
  return absl::OkStatus();
}

// The cookie that takes `cookie`'s place when it expires at once.
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

}  // namespace

Task<absl::StatusOr<std::vector<Cookie>>> BrowserContext::Cookies(std::vector<std::string> urls) {
  const Ref<BrowserContext> self = shared_from_this();
  ASSIGN_OR_CO_RETURN(std::vector<Cookie> cookies, co_await delegate_->Cookies());
  if (urls.empty()) co_return cookies;
  std::erase_if(cookies, [&](const Cookie& cookie) {
    return std::none_of(urls.begin(), urls.end(),
                        [&](const auto& url) { return AppliesTo(cookie, ParseUrl(url)); });
  });
  co_return cookies;
}

Task<absl::Status> BrowserContext::AddCookies(std::vector<NewCookie> cookies) {
  const Ref<BrowserContext> self = shared_from_this();
  for (NewCookie& cookie : cookies) {
    CO_RETURN_IF_ERROR(Validate(cookie));
    if (!cookie.url) continue;
    const UrlParts url = ParseUrl(*cookie.url);
    cookie.domain = url.host;
    cookie.path = url.path.substr(0, url.path.rfind('/') + 1);
    if (!cookie.secure) cookie.secure = url.scheme == "https";
    cookie.url.reset();
  }
  co_return co_await delegate_->AddCookies(std::move(cookies));
}

Task<absl::Status> BrowserContext::ClearCookies(std::function<bool(const Cookie&)> selects) {
  const Ref<BrowserContext> self = shared_from_this();
  ASSIGN_OR_CO_RETURN(std::vector<Cookie> cookies, co_await delegate_->Cookies());
  std::vector<NewCookie> expired;
  for (const Cookie& cookie : cookies) {
    if (selects(cookie)) expired.push_back(Expired(cookie));
  }
  if (expired.empty()) co_return absl::OkStatus();
  if (expired.size() == cookies.size()) co_return co_await delegate_->ClearCookies();
  co_return co_await delegate_->AddCookies(std::move(expired));
}

}  // namespace understudy::browser
