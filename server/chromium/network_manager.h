#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "server/base/signal.h"
#include "server/base/task.h"
#include "server/browser/page.h"
#include "server/browser/request.h"
#include "server/browser/response.h"
#include "server/chromium/cdp/fetch.h"
#include "server/chromium/cdp/network.h"
#include "server/chromium/cdp/session.h"

namespace understudy::chromium {

// Turns the Network domain's events of a page's sessions into requests and responses. One for the whole page:
// a request can begin in one session and end in another when its frame moves to another process.
class NetworkManager {
 public:
  explicit NetworkManager(WeakRef<browser::Page> page) : page_(std::move(page)) {}

  // Listens to `session` for as long as the manager lives.
  void Attach(const Ref<CdpSession>& session);
  // Whether servers' challenges are answered with credentials of the context's or of its proxy.
  static bool NeedsCredentials(const browser::BrowserContext& context);
  // Begins or ends answering on `session`. Sent when called.
  static Task<absl::Status> SendCredentials(CdpSession& session, bool needed);

 private:
  // One request id: a request and those it was redirected to, matched with what the network stack says of
  // each.
  struct Exchange {
    Ref<browser::Request> request;
    double started_at = 0;
    double wall_time = 0;
    // The raw headers of requests and responses come in the order of the hops, sometimes before the hop
    // itself.
    std::vector<Ref<browser::Request>> requests;
    std::vector<Ref<browser::Response>> responses;
    std::vector<std::vector<browser::Header>> request_extras;
    std::vector<cdp::network::ResponseReceivedExtraInfo> response_extras;
  };

  void OnRequestWillBeSent(const cdp::network::RequestWillBeSent& event);
  void OnResponseReceived(const Ref<CdpSession>& session, const cdp::network::ResponseReceived& event);
  void OnLoadingFinished(const cdp::network::LoadingFinished& event);
  void OnLoadingFailed(const cdp::network::LoadingFailed& event);
  void OnAuthRequired(const Ref<CdpSession>& session, const cdp::fetch::AuthRequired& event);

  Ref<browser::Response> Respond(Exchange& exchange, const cdp::network::Response& payload,
                                 bool has_extra_info, browser::Response::BodyReader read_body);
  static void ApplyExtras(Exchange& exchange);
  Ref<browser::BrowserContext> Context() const;

  WeakRef<browser::Page> page_;
  std::map<std::string, Exchange> exchanges_;
  // Challenges answered once already: the credentials were wrong.
  std::set<std::string> challenged_;
  std::vector<Subscription> subscriptions_;
};

}  // namespace understudy::chromium
