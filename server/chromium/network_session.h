#pragma once

#include <functional>
#include <string>
#include <vector>

#include "server/base/recent.h"
#include "server/base/signal.h"
#include "server/base/task.h"
#include "server/browser/browser_context.h"
#include "server/browser/request.h"
#include "server/chromium/cdp/fetch.h"
#include "server/chromium/cdp/network.h"
#include "server/chromium/cdp/session.h"
#include "server/chromium/request_pairs.h"

namespace understudy::chromium {

// Tells a context's network what the Network domain of one session says, for as long as the object lives.
class NetworkSession {
 public:
  // The requests that a session tells of.
  struct Requests {
    // Who makes one; nobody for one that clients don't hear of.
    std::function<browser::RequestOwner(const cdp::network::RequestWillBeSent&)> owner_of;
    // Those of the context; null where clients decide on none.
    Ref<RequestPairs> pairs;
    // Null for those of a worker without a page.
    WeakRef<browser::Page> page;
  };

  NetworkSession(const Ref<browser::BrowserContext>& context, const Ref<CdpSession>& session,
                 Requests requests);

 private:
  template <class Event, class Method>
  void Listen(CdpSession& session, Method method);
  // A request that such an event tells of won't be paused any more.
  template <class Event>
  void ExpectNoPauseAfter(CdpSession& session);
  void OnRequestWillBeSent(const Ref<browser::BrowserContext>& context,
                           const cdp::network::RequestWillBeSent& event);
  void OnResponseReceived(const Ref<browser::BrowserContext>& context,
                          const cdp::network::ResponseReceived& event);
  void OnRequestPaused(const Ref<browser::BrowserContext>& context, const cdp::fetch::RequestPaused& event);
  void OnAuthRequired(const cdp::fetch::AuthRequired& event);

  WeakRef<browser::BrowserContext> context_;
  WeakRef<CdpSession> session_;
  Requests requests_;
  // Challenges answered once already: the credentials were wrong.
  Recent<bool> challenged_;
  std::vector<Subscription> subscriptions_;
};

}  // namespace understudy::chromium
