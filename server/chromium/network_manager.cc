#include "server/chromium/network_manager.h"

#include <utility>

#include <absl/strings/ascii.h>
#include <absl/strings/escaping.h>
#include <absl/strings/match.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/str_split.h>

#include "server/base/errors.h"
#include "server/browser/browser.h"
#include "server/browser/browser_context.h"
#include "server/chromium/network_values.h"

namespace understudy::chromium {

using browser::BrowserContext;
using browser::Frame;
using browser::Page;
using browser::Request;
using browser::Response;

void NetworkManager::Attach(const Ref<CdpSession>& session) {
  namespace net = cdp::network;
  const WeakRef<CdpSession> weak = session;
  subscriptions_.push_back(session->On<net::RequestWillBeSent>(
      [this](const net::RequestWillBeSent& e) { OnRequestWillBeSent(e); }));
  subscriptions_.push_back(
      session->On<net::RequestWillBeSentExtraInfo>([this](const net::RequestWillBeSentExtraInfo& e) {
        Exchange& exchange = exchanges_[e.request_id];
        exchange.request_extras.push_back(ToHeaders(e.headers));
        ApplyExtras(exchange);
      }));
  subscriptions_.push_back(session->On<net::ResponseReceived>([this, weak](const net::ResponseReceived& e) {
    if (const Ref<CdpSession> session = weak.lock()) OnResponseReceived(session, e);
  }));
  subscriptions_.push_back(
      session->On<net::ResponseReceivedExtraInfo>([this](const net::ResponseReceivedExtraInfo& e) {
        Exchange& exchange = exchanges_[e.request_id];
        exchange.response_extras.push_back(e);
        ApplyExtras(exchange);
      }));
  subscriptions_.push_back(
      session->On<net::LoadingFinished>([this](const net::LoadingFinished& e) { OnLoadingFinished(e); }));
  subscriptions_.push_back(
      session->On<net::LoadingFailed>([this](const net::LoadingFailed& e) { OnLoadingFailed(e); }));
  subscriptions_.push_back(session->On<cdp::fetch::RequestPaused>([weak](const cdp::fetch::RequestPaused& e) {
    cdp::fetch::ContinueRequest command;
    command.request_id = e.request_id;
    if (const Ref<CdpSession> session = weak.lock()) session->Post(command);
  }));
  subscriptions_.push_back(
      session->On<cdp::fetch::AuthRequired>([this, weak](const cdp::fetch::AuthRequired& e) {
        if (const Ref<CdpSession> session = weak.lock()) OnAuthRequired(session, e);
      }));
  session->Post(net::Enable());
}

bool NetworkManager::NeedsCredentials(const BrowserContext& context) {
  if (!context.options().http_credentials.empty()) return true;
  if (context.options().proxy) return context.options().proxy->username.has_value();
  const Ref<browser::Browser> browser = context.browser();
  return browser && browser->options().proxy && browser->options().proxy->username;
}

Task<absl::Status> NetworkManager::SendCredentials(CdpSession& session, bool needed) {
  if (!needed) return session.Send(cdp::fetch::Disable());
  cdp::fetch::Enable command;
  command.handle_auth_requests = true;
  command.patterns.emplace().emplace_back().url_pattern = "*";
  return session.Send(command);
}

Ref<BrowserContext> NetworkManager::Context() const {
  const Ref<Page> page = page_.lock();
  return page ? page->context() : nullptr;
}

void NetworkManager::OnRequestWillBeSent(const cdp::network::RequestWillBeSent& event) {
  const Ref<Page> page = page_.lock();
  const Ref<BrowserContext> context = Context();
  if (!context || absl::StartsWith(event.request.url, "data:")) return;
  Exchange& exchange = exchanges_[event.request_id];
  Ref<Request> redirected_from;
  if (exchange.request) {
    if (!event.redirect_response) return;  // Seen already through the session the frame came from.
    redirected_from = exchange.request;
    const double elapsed = (event.timestamp - exchange.started_at) * 1000;
    const Ref<Response> response =
        Respond(exchange, *event.redirect_response, event.redirect_has_extra_info,
                []() -> Task<absl::StatusOr<std::string>> { co_return std::string(); });
    redirected_from->DidFinish(elapsed);
    if (const Ref<Frame> frame = redirected_from->frame()) frame->DidEndRequest(redirected_from);
    response->DidFinish(static_cast<int64_t>(event.redirect_response->encoded_data_length), std::nullopt);
    context->on_request_finished(redirected_from);
  }
  exchange.started_at = event.timestamp;
  exchange.wall_time = event.wall_time;
  Ref<Frame> frame = event.frame_id ? page->FindFrame(*event.frame_id) : nullptr;
  if (!frame) frame = page->main_frame();
  const bool navigation = event.request_id == event.loader_id && event.type == "Document";
  exchange.request = std::make_shared<Request>(
      context->executor(), context, frame, nullptr, redirected_from,
      browser::RequestStart{.url = absl::StrCat(event.request.url, event.request.url_fragment.value_or("")),
                            .resource_type = ToResourceType(event.type.value_or("Other")),
                            .method = event.request.method,
                            .post_data = ToPostData(event.request),
                            .headers = ToHeaders(event.request.headers),
                            .is_navigation = navigation,
                            .document_id = navigation ? event.loader_id : ""});
  exchange.requests.push_back(exchange.request);
  if (redirected_from) redirected_from->DidRedirectTo(exchange.request);
  ApplyExtras(exchange);
  if (navigation) frame->DidRequestNewDocument(exchange.request);
  frame->DidStartRequest(exchange.request);
  context->on_request(exchange.request);
}

Ref<Response> NetworkManager::Respond(Exchange& exchange, const cdp::network::Response& payload,
                                      bool has_extra_info, Response::BodyReader read_body) {
  const Ref<BrowserContext> context = Context();
  exchange.request->DidReceiveResponse(std::make_unique<Response>(
      context->executor(), *exchange.request,
      ToResponseStart(payload, exchange.started_at, exchange.wall_time), std::move(read_body)));
  Ref<Response> response = exchange.request->response();
  if (has_extra_info) {
    response->ExpectRawHeaders();
    exchange.request->ExpectRawHeaders();
  }
  exchange.responses.push_back(response);
  ApplyExtras(exchange);
  context->on_response(response);
  return response;
}

void NetworkManager::ApplyExtras(Exchange& exchange) {
  for (size_t i = 0; i < exchange.requests.size() && i < exchange.request_extras.size(); ++i) {
    exchange.requests[i]->DidReceiveRawHeaders(exchange.request_extras[i]);
  }
  for (size_t i = 0; i < exchange.responses.size() && i < exchange.response_extras.size(); ++i) {
    const cdp::network::ResponseReceivedExtraInfo& extra = exchange.response_extras[i];
    exchange.responses[i]->DidReceiveRawHeaders(ToHeaders(extra.headers),
                                                static_cast<int64_t>(extra.headers_text.value_or("").size()));
  }
}

void NetworkManager::OnResponseReceived(const Ref<CdpSession>& session,
                                        const cdp::network::ResponseReceived& event) {
  const auto found = exchanges_.find(event.request_id);
  if (found == exchanges_.end() || !found->second.request || !Context()) return;
  const WeakRef<CdpSession> weak = session;
  Respond(found->second, event.response, event.has_extra_info,
          [weak, id = event.request_id] { return ReadResponseBody(weak, id); });
}

void NetworkManager::OnLoadingFinished(const cdp::network::LoadingFinished& event) {
  const auto found = exchanges_.find(event.request_id);
  const Ref<BrowserContext> context = Context();
  if (found == exchanges_.end() || !found->second.request || !context) return;
  const Exchange exchange = std::move(found->second);
  exchanges_.erase(found);
  exchange.request->DidFinish((event.timestamp - exchange.started_at) * 1000);
  if (const Ref<Frame> frame = exchange.request->frame()) frame->DidEndRequest(exchange.request);
  if (const Ref<Response> response = exchange.request->response()) {
    response->DidFinish(static_cast<int64_t>(event.encoded_data_length), std::nullopt);
  }
  context->on_request_finished(exchange.request);
}

void NetworkManager::OnLoadingFailed(const cdp::network::LoadingFailed& event) {
  const auto found = exchanges_.find(event.request_id);
  const Ref<BrowserContext> context = Context();
  if (found == exchanges_.end() || !found->second.request || !context) return;
  const Exchange exchange = std::move(found->second);
  exchanges_.erase(found);
  const Ref<Request>& request = exchange.request;
  request->DidFail(event.error_text, (event.timestamp - exchange.started_at) * 1000);
  if (const Ref<Frame> frame = request->frame()) frame->DidEndRequest(request);
  if (request->response()) request->response()->DidFinish(0, event.error_text);
  context->on_request_failed(request);
  if (!request->start().is_navigation) return;
  if (const Ref<Frame> frame = request->frame()) {
    frame->DidAbortNavigation(
        request->start().document_id,
        absl::StrCat(event.error_text, event.canceled.value_or(false) ? "; maybe frame was detached?" : ""));
  }
}

void NetworkManager::OnAuthRequired(const Ref<CdpSession>& session, const cdp::fetch::AuthRequired& event) {
  const Ref<BrowserContext> context = Context();
  if (!context) return;
  cdp::fetch::ContinueWithAuth command;
  command.request_id = event.request_id;
  command.auth_challenge_response.response = "Default";
  if (const auto credentials = FindCredentials(*context, event.auth_challenge)) {
    const bool first = challenged_.insert(event.request_id).second;
    command.auth_challenge_response.response = first ? "ProvideCredentials" : "CancelAuth";
    if (first) {
      command.auth_challenge_response.username = credentials->username;
      command.auth_challenge_response.password = credentials->password;
    }
  }
  session->Post(command);
}

}  // namespace understudy::chromium
