#pragma once

#include <optional>

#include "server/browser/browser_context.h"
#include "server/chromium/cdp/fetch.h"

namespace understudy::chromium {

// What servers and proxies that ask for credentials are answered with.

// Whether `context` has any, of its own or of a proxy.
bool NeedsCredentials(const browser::BrowserContext& context);
// Nothing when `context` has none for who asks.
std::optional<browser::HttpCredentials> FindCredentials(const browser::BrowserContext& context,
                                                        const cdp::fetch::AuthChallenge& challenge);

}  // namespace understudy::chromium
