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

namespace understudy::chromium {

// Tells a context's network what the Network domain of one session says, for as long as the object lives.
class NetworkSession {
 public:
  // Who makes a request that `session` tells of; nobody for one that clients don't hear of.
  using OwnerOf = std::function<browser::RequestOwner(const cdp::network::RequestWillBeSent&)>;

  NetworkSession(const Ref<browser::BrowserContext>& context, const Ref<CdpSession>& session,
                 OwnerOf owner_of);

 private:
  template <class Event, class Method>
  void Listen(CdpSession& session, Method method);
  void OnRequestWillBeSent(browser::Network& network, const cdp::network::RequestWillBeSent& event);
  void OnResponseReceived(browser::Network& network, const cdp::network::ResponseReceived& event);
  void OnAuthRequired(const cdp::fetch::AuthRequired& event);

  WeakRef<browser::BrowserContext> context_;
  WeakRef<CdpSession> session_;
  OwnerOf owner_of_;
  // Challenges answered once already: the credentials were wrong.
  Recent<bool> challenged_;
  std::vector<Subscription> subscriptions_;
};

}  // namespace understudy::chromium
