#include "server/chromium/network_session.h"

#include <utility>

#include <absl/strings/match.h>

#include "server/browser/interception.h"
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
                               Requests requests)
    : context_(context), session_(session), requests_(std::move(requests)), challenged_(kMostChallenged) {
  ExpectNoPauseAfter<net::ResponseReceived>(*session);
  ExpectNoPauseAfter<net::LoadingFinished>(*session);
  ExpectNoPauseAfter<net::LoadingFailed>(*session);
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
    const std::string& error =
        event.error_text.empty() ? event.blocked_reason.value_or("") : event.error_text;
    network.DidFail(event.request_id, event.timestamp, error, event.canceled.value_or(false));
  });
  Listen<cdp::fetch::RequestPaused>(*session, &NetworkSession::OnRequestPaused);
  subscriptions_.push_back(session->On<cdp::fetch::AuthRequired>(
      [this](const cdp::fetch::AuthRequired& event) { OnAuthRequired(event); }));
  session->Post(net::Enable());
}

template <class Event, class Method>
void NetworkSession::Listen(CdpSession& session, Method method) {
  subscriptions_.push_back(session.On<Event>([this, method](const Event& event) {
    if (const Ref<BrowserContext> context = context_.lock()) (this->*method)(context, event);
  }));
}

template <class Event>
void NetworkSession::ExpectNoPauseAfter(CdpSession& session) {
  if (!requests_.pairs) return;
  subscriptions_.push_back(
      session.On<Event>([this](const Event& event) { requests_.pairs->DidGoOn(event.request_id); }));
}

namespace {

// What the Network domain says of a request, until the Fetch domain has said its part.
struct SentRequest {
  std::string id;
  browser::RequestOwner owner;
  browser::RequestStart start;
  std::optional<net::Response> redirect;
  bool redirect_has_extra_info = false;
};

void TellOf(const WeakRef<BrowserContext>& weak_context, const SentRequest& sent, const FetchPause* pause) {
  const Ref<BrowserContext> context = weak_context.lock();
  if (!context) return;
  Network& network = context->network();
  browser::RequestStart start = sent.start;
  if (pause) {
    start.headers = pause->headers;
    if (pause->post_data) start.post_data = pause->post_data;
  }
  const Ref<browser::Request> former = network.Find(sent.id);
  if (!former || !sent.redirect) {
    network.DidSend(sent.id, sent.owner, std::move(start));
  } else {
    network.DidRedirect(sent.id, ToResponseStart(*sent.redirect, *former), sent.redirect_has_extra_info,
                        static_cast<int64_t>(sent.redirect->encoded_data_length), std::move(start));
  }
  const Ref<browser::Request> request = network.Find(sent.id);
  if (request && pause && pause->undecided) browser::Intercept(request, pause->undecided);
}

// Others never reach the Fetch domain.
bool MayBePaused(const std::string& url) {
  return absl::StartsWith(url, "http:") || absl::StartsWith(url, "https:");
}

}  // namespace

void NetworkSession::OnRequestWillBeSent(const Ref<BrowserContext>& context,
                                         const net::RequestWillBeSent& event) {
  if (absl::StartsWith(event.request.url, "data:")) return;
  // Clients hear of the request itself, not of the question whether it may be made.
  if (event.initiator.type == "preflight") {
    if (requests_.pairs)
      requests_.pairs->DidSend(event.request_id, /*passes=*/true, [](const FetchPause*) {});
    return;
  }
  const bool navigation = event.request_id == event.loader_id && event.type == "Document";
  SentRequest sent;
  sent.id = event.request_id;
  sent.owner = requests_.owner_of(event);
  sent.start = {.url = event.request.url,
                .resource_type = ToResourceType(event.type.value_or("Other")),
                .method = event.request.method,
                .post_data = ToPostData(event.request),
                .headers = ToHeaders(event.request.headers),
                .is_navigation = navigation,
                .document_id = navigation ? event.loader_id : "",
                .started_at = event.timestamp,
                .wall_time = event.wall_time};
  if (event.redirect_response) sent.redirect = *event.redirect_response;
  sent.redirect_has_extra_info = event.redirect_has_extra_info;
  if (!requests_.pairs) return TellOf(context, sent, nullptr);
  const bool passes =
      !browser::IsIntercepted(*context, requests_.page.lock().get()) || !MayBePaused(event.request.url);
  requests_.pairs->DidSend(event.request_id, passes,
                           [weak = WeakRef<BrowserContext>(context), sent](const FetchPause* pause) {
                             TellOf(weak, sent, pause);
                           });
}

void NetworkSession::OnRequestPaused(const Ref<BrowserContext>& context,
                                     const cdp::fetch::RequestPaused& event) {
  const auto paused = std::make_shared<PausedFetch>(session_, event.request_id);
  const Ref<browser::Page> page = requests_.page.lock();
  if (!requests_.pairs || !browser::IsIntercepted(*context, page.get())) {
    static_cast<void>(paused->Continue({}));
    return;
  }
  FetchPause pause{.undecided = nullptr,
                   .headers = ToHeaders(event.request.headers),
                   .post_data = ToPostData(event.request)};
  const browser::PausedHead head{
      .url = event.request.url, .method = event.request.method, .headers = pause.headers};
  const Ref<browser::Request> known = event.network_id ? context->network().Find(*event.network_id) : nullptr;
  const bool redirected = event.redirected_request_id.has_value();
  if (redirected) {
    browser::FollowRedirect(known.get(), head, *paused);
  } else if (!browser::DecideAlone(*context, page.get(), head, *paused)) {
    // What was told of before requests were held back is told of as it is. What the Network domain never
    // tells of goes on.
    if (known) return browser::Intercept(known, paused);
    if (event.network_id) pause.undecided = paused;
  }
  if (event.network_id && (redirected || !known))
    requests_.pairs->DidPause(*event.network_id, std::move(pause));
}

void NetworkSession::OnResponseReceived(const Ref<BrowserContext>& context,
                                        const net::ResponseReceived& event) {
  Network& network = context->network();
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
