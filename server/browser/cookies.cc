// A context's cookies: the backend stores them, the rules say which are meant.

#include <algorithm>
#include <utility>

#include "server/base/errors.h"
#include "server/browser/browser_context.h"
#include "server/network/cookie_rules.h"

namespace understudy::browser {

using network::Cookie;
using network::CookieUrl;
using network::NewCookie;

Task<absl::StatusOr<std::vector<Cookie>>> BrowserContext::Cookies(std::vector<std::string> urls) {
  const Ref<BrowserContext> self = shared_from_this();
  std::vector<CookieUrl> places;
  for (const std::string& url : urls) {
    ASSIGN_OR_CO_RETURN(places.emplace_back(), CookieUrl::Parse(url));
  }
  ASSIGN_OR_CO_RETURN(std::vector<Cookie> cookies, co_await delegate_->Cookies());
  if (places.empty()) co_return cookies;
  std::erase_if(cookies, [&](const Cookie& cookie) {
    return std::ranges::none_of(places, [&](const CookieUrl& url) { return network::IsSentTo(cookie, url); });
  });
  co_return cookies;
}

Task<absl::Status> BrowserContext::AddCookies(std::vector<NewCookie> cookies) {
  const Ref<BrowserContext> self = shared_from_this();
  for (NewCookie& cookie : cookies) {
    ASSIGN_OR_CO_RETURN(cookie, network::Complete(std::move(cookie)));
  }
  co_return co_await delegate_->AddCookies(std::move(cookies));
}

Task<absl::Status> BrowserContext::ClearCookies(std::function<bool(const Cookie&)> selects) {
  const Ref<BrowserContext> self = shared_from_this();
  ASSIGN_OR_CO_RETURN(std::vector<Cookie> cookies, co_await delegate_->Cookies());
  std::vector<NewCookie> expired;
  for (const Cookie& cookie : cookies) {
    if (selects(cookie)) expired.push_back(network::Expired(cookie));
  }
  if (expired.empty()) co_return absl::OkStatus();
  if (expired.size() == cookies.size()) co_return co_await delegate_->ClearCookies();
  co_return co_await delegate_->AddCookies(std::move(expired));
}

}  // namespace understudy::browser
