#include "server/chromium/network_session.h"

#include <utility>

#include <absl/strings/match.h>

#include "server/chromium/credentials.h"
#include "server/chromium/network_values.h"

namespace understudy::chromium {
namespace {

namespace net = cdp::network;
using browser::BrowserContext;
using browser::Network;

// A challenge is answered while its request is under way: of how many the answers are remembered.
constexpr size_t kMostChallenged = 1000;

}  // namespace

NetworkSession::NetworkSession(const Ref<BrowserContext>& context, const Ref<CdpSession>& session,
                               OwnerOf owner_of)
    : context_(context), session_(session), owner_of_(std::move(owner_of)), challenged_(kMostChallenged) {
  Listen<net::RequestWillBeSent>(*session, &NetworkSession::OnRequestWillBeSent);
  Listen<net::ResponseReceived>(*session, &NetworkSession::OnResponseReceived);
  const auto tell = [&]<class Event>(void (*what)(Network&, const Event&)) {
    subscriptions_.push_back(session->On<Event>([this, what](const Event& event) {
      if (const Ref<BrowserContext> context = context_.lock()) what(context->network(), event);
    }));
  };
  tell(+[](Network& network, const net::RequestWillBeSentExtraInfo& event) {
    network.DidSendRawHeaders(event.request_id, ToHeaders(event.headers));
  });
  tell(+[](Network& network, const net::ResponseReceivedExtraInfo& event) {
    network.DidReceiveRawHeaders(event.request_id, ToHeaders(event.headers),
                                 static_cast<int64_t>(event.headers_text.value_or("").size()));
  });
  tell(+[](Network& network, const net::LoadingFinished& event) {
    network.DidFinish(event.request_id, event.timestamp, static_cast<int64_t>(event.encoded_data_length));
  });
  tell(+[](Network& network, const net::LoadingFailed& event) {
    network.DidFail(event.request_id, event.timestamp, event.error_text, event.canceled.value_or(false));
  });
  subscriptions_.push_back(
      session->On<cdp::fetch::RequestPaused>([this](const cdp::fetch::RequestPaused& event) {
        cdp::fetch::ContinueRequest command;
        command.request_id = event.request_id;
        if (const Ref<CdpSession> session = session_.lock()) session->Post(command);
      }));
  subscriptions_.push_back(session->On<cdp::fetch::AuthRequired>(
      [this](const cdp::fetch::AuthRequired& event) { OnAuthRequired(event); }));
  session->Post(net::Enable());
}

template <class Event, class Method>
void NetworkSession::Listen(CdpSession& session, Method method) {
  subscriptions_.push_back(session.On<Event>([this, method](const Event& event) {
    if (const Ref<BrowserContext> context = context_.lock()) (this->*method)(context->network(), event);
  }));
}

void NetworkSession::OnRequestWillBeSent(Network& network, const net::RequestWillBeSent& event) {
  // Clients hear of the request itself, not of the question whether it may be made.
  if (absl::StartsWith(event.request.url, "data:") || event.initiator.type == "preflight") return;
  browser::RequestOwner owner = owner_of_(event);
  const bool navigation = event.request_id == event.loader_id && event.type == "Document";
  browser::RequestStart start = {.url = event.request.url,
                                 .resource_type = ToResourceType(event.type.value_or("Other")),
                                 .method = event.request.method,
                                 .post_data = ToPostData(event.request),
                                 .headers = ToHeaders(event.request.headers),
                                 .is_navigation = navigation,
                                 .document_id = navigation ? event.loader_id : "",
                                 .started_at = event.timestamp,
                                 .wall_time = event.wall_time};
  const Ref<browser::Request> former = network.Find(event.request_id);
  if (!former || !event.redirect_response) {
    network.DidSend(event.request_id, std::move(owner), std::move(start));
    return;
  }
  const net::Response& redirect = *event.redirect_response;
  network.DidRedirect(event.request_id, ToResponseStart(redirect, *former), event.redirect_has_extra_info,
                      static_cast<int64_t>(redirect.encoded_data_length), std::move(start));
}

void NetworkSession::OnResponseReceived(Network& network, const net::ResponseReceived& event) {
  const Ref<browser::Request> request = network.Find(event.request_id);
  if (!request) return;
  network.DidReceiveResponse(event.request_id, ToResponseStart(event.response, *request),
                             event.has_extra_info,
                             [weak = session_, id = event.request_id] { return ReadResponseBody(weak, id); });
}

void NetworkSession::OnAuthRequired(const cdp::fetch::AuthRequired& event) {
  const Ref<BrowserContext> context = context_.lock();
  const Ref<CdpSession> session = session_.lock();
  if (!context || !session) return;
  cdp::fetch::ContinueWithAuth command;
  command.request_id = event.request_id;
  command.auth_challenge_response.response = "Default";
  if (const auto credentials = FindCredentials(*context, event.auth_challenge)) {
    const bool again = std::exchange(challenged_[event.request_id], true);
    command.auth_challenge_response.response = again ? "CancelAuth" : "ProvideCredentials";
    if (!again) {
      command.auth_challenge_response.username = credentials->username;
      command.auth_challenge_response.password = credentials->password;
    }
  }
  session->Post(command);
}

}  // namespace understudy::chromium
