#pragma once

#include <vector>

#include <absl/status/status.h>

#include "server/base/task.h"
#include "server/browser/browser_context.h"
#include "server/browser/page.h"
#include "server/chromium/cdp/session.h"

namespace understudy::chromium {

// What a session's requests are held back for.
struct InterceptionReasons {
  bool routes = false;
  // Which servers or proxies may ask for.
  bool credentials = false;
};

// `page` is null for a service worker.
InterceptionReasons ReasonsToIntercept(const browser::BrowserContext& context, const browser::Page* page);

// Begins or ends holding requests back, and has them pass the network's cache while there are routes. Sent
// when called.
std::vector<Task<absl::Status>> SendInterception(CdpSession& session, InterceptionReasons reasons);
// The latter alone, for a page's worker, whose requests its page holds back.
Task<absl::Status> SendCacheDisabled(CdpSession& session, bool disabled);

}  // namespace understudy::chromium
