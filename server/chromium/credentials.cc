#include "server/chromium/credentials.h"

#include <absl/strings/match.h>

#include "server/browser/browser.h"

namespace understudy::chromium {

bool NeedsCredentials(const browser::BrowserContext& context) {
  if (!context.options().http_credentials.empty()) return true;
  if (context.options().proxy) return context.options().proxy->username.has_value();
  const Ref<browser::Browser> browser = context.browser();
  return browser && browser->options().proxy && browser->options().proxy->username;
}

std::optional<browser::HttpCredentials> FindCredentials(const browser::BrowserContext& context,
                                                        const cdp::fetch::AuthChallenge& challenge) {
  if (challenge.source == "Proxy") {
    std::optional<browser::Proxy> proxy = context.options().proxy;
    if (!proxy && context.browser()) proxy = context.browser()->options().proxy;
    if (!proxy || !proxy->username) return std::nullopt;
    return browser::HttpCredentials{*proxy->username, proxy->password.value_or(""), std::nullopt};
  }
  for (const browser::HttpCredentials& credentials : context.options().http_credentials) {
    if (!credentials.origin || absl::EqualsIgnoreCase(*credentials.origin, challenge.origin))
      return credentials;
  }
  return std::nullopt;
}

}  // namespace understudy::chromium
