#include "server/chromium/interception.h"

#include "server/browser/interception.h"
#include "server/chromium/cdp/fetch.h"
#include "server/chromium/cdp/network.h"
#include "server/chromium/credentials.h"

namespace understudy::chromium {

InterceptionReasons ReasonsToIntercept(const browser::BrowserContext& context, const browser::Page* page) {
  return {.routes = browser::IsIntercepted(context, page), .credentials = NeedsCredentials(context)};
}

std::vector<Task<absl::Status>> SendInterception(CdpSession& session, InterceptionReasons reasons) {
  std::vector<Task<absl::Status>> pending;
  pending.push_back(SendCacheDisabled(session, reasons.routes));
  if (!reasons.routes && !reasons.credentials) {
    pending.push_back(session.Send(cdp::fetch::Disable()));
    return pending;
  }
  cdp::fetch::Enable command;
  command.handle_auth_requests = true;
  command.patterns.emplace().emplace_back().url_pattern = "*";
  pending.push_back(session.Send(command));
  return pending;
}

Task<absl::Status> SendCacheDisabled(CdpSession& session, bool disabled) {
  cdp::network::SetCacheDisabled command;
  command.cache_disabled = disabled;
  return session.Send(command);
}

}  // namespace understudy::chromium
