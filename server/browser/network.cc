#include "server/browser/network.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/browser/browser_context.h"
#include "server/browser/frame.h"
#include "server/browser/page.h"
#include "server/browser/worker.h"

namespace understudy::browser {
namespace {

// How many requests raw headers are kept for that may never be asked for, or never come.
constexpr size_t kMostStray = 1000;

// What clients know a request as whose document, frame or worker is gone.
constexpr char kAborted[] = "net::ERR_ABORTED";

constexpr double kUnknown = -1;

double Milliseconds(const Request& request, double at) { return (at - request.start().started_at) * 1000; }

void EndInFrame(const Ref<Request>& request) {
  if (const Ref<Frame> frame = request->frame()) frame->DidEndRequest(request);
}

// The request and its response come to nothing.
void Fail(const Ref<Request>& request, const std::string& error, double ms) {
  request->DidFail(error, ms);
  if (const Ref<Response> response = request->response()) response->DidFinish(0, error);
}

Task<absl::StatusOr<std::string>> NoBody() { co_return std::string(); }

}  // namespace

// One id: a request and those it was redirected to, matched with what the network says of each.
struct Network::Exchange {
  struct Hop {
    Ref<Request> request;
    Ref<Response> response;
    // Known with the response: what comes from a cache or a service worker has no raw headers.
    std::optional<bool> raw_headers_follow;
  };
  struct RawResponse {
    std::vector<Header> headers;
    int64_t size = 0;
  };

  // Whoever waits for raw headers that didn't come goes on.
  ~Exchange() {
    for (const Hop& hop : hops) KeepProvisionalHeaders(hop);
  }

  const Ref<Request>& request() const { return hops.back().request; }
  bool of(const Frame& frame) const { return owner.frame.lock().get() == &frame; }
  // Whether all raw headers that will come are there.
  bool complete() const {
    const auto following = static_cast<size_t>(std::count_if(
        hops.begin(), hops.end(), [](const Hop& hop) { return hop.raw_headers_follow.value_or(false); }));
    return raw_requests.size() >= following && raw_responses.size() >= following;
  }

  static void KeepProvisionalHeaders(const Hop& hop) {
    hop.request->KeepProvisionalHeaders();
    if (hop.response) hop.response->KeepProvisionalHeaders();
  }

  void ApplyRawHeaders() {
    size_t next = 0;
    for (const Hop& hop : hops) {
      if (!hop.raw_headers_follow.value_or(true)) {
        KeepProvisionalHeaders(hop);
        continue;
      }
      if (next < raw_requests.size()) hop.request->DidReceiveRawHeaders(raw_requests[next]);
      if (hop.response && next < raw_responses.size())
        hop.response->DidReceiveRawHeaders(raw_responses[next].headers, raw_responses[next].size);
      ++next;
    }
  }

  RequestOwner owner;
  std::vector<Hop> hops;
  std::vector<std::vector<Header>> raw_requests;
  std::vector<RawResponse> raw_responses;
};

Network::Network(BrowserContext& context) : context_(context), early_(kMostStray), late_(kMostStray) {}

Network::~Network() = default;

Ref<Network::Exchange> Network::FindExchange(const std::string& id) const {
  const auto found = under_way_.find(id);
  return found == under_way_.end() ? nullptr : found->second;
}

Ref<Request> Network::Find(const std::string& id) const {
  const Ref<Exchange> exchange = FindExchange(id);
  return exchange ? exchange->request() : nullptr;
}

void Network::DidSend(const std::string& id, RequestOwner owner, RequestStart start) {
  if (under_way_.contains(id) || (owner.frame.expired() && owner.worker.expired())) return;
  const Ref<Exchange> exchange = early_.Take(id).value_or(std::make_shared<Exchange>());
  exchange->owner = std::move(owner);
  under_way_[id] = exchange;
  Begin(*exchange, std::move(start));
}

void Network::DidRedirect(const std::string& id, ResponseStart redirect, bool raw_headers_follow,
                          int64_t encoded_size, RequestStart next) {
  const Ref<Exchange> exchange = FindExchange(id);
  if (!exchange) return;
  const Ref<Request> request = exchange->request();
  const Ref<Response> response = Respond(*exchange, std::move(redirect), raw_headers_follow, NoBody);
  request->DidFinish(Milliseconds(*request, next.started_at));
  EndInFrame(request);
  response->DidFinish(encoded_size, std::nullopt);
  context_.on_request_finished(request);
  Begin(*exchange, std::move(next));
}

void Network::Begin(Exchange& exchange, RequestStart start) {
  const Ref<Request> redirected_from = exchange.hops.empty() ? nullptr : exchange.request();
  const auto request = std::make_shared<Request>(context_.shared_from_this(), exchange.owner, redirected_from,
                                                 std::move(start));
  exchange.hops.push_back({request, nullptr, std::nullopt});
  if (redirected_from) redirected_from->DidRedirectTo(request);
  exchange.ApplyRawHeaders();
  const Ref<Frame> frame = request->frame();
  if (frame && request->start().is_navigation) frame->DidRequestNewDocument(request);
  if (frame) frame->DidStartRequest(request);
  if (const Ref<Page> page = request->page()) page->DidSendRequest(request);
  context_.on_request(request);
}

void Network::DidReceiveResponse(const std::string& id, ResponseStart start, bool raw_headers_follow,
                                 Response::BodyReader read_body) {
  if (const Ref<Exchange> exchange = FindExchange(id))
    Respond(*exchange, std::move(start), raw_headers_follow, std::move(read_body));
}

Ref<Response> Network::Respond(Exchange& exchange, ResponseStart start, bool raw_headers_follow,
                               Response::BodyReader read_body) {
  const Ref<Request> request = exchange.request();
  // The browser names the URL that the page asked for.
  if (const std::optional<std::string>& url = request->changes().url) start.url = *url;
  request->DidReceiveResponse(
      std::make_unique<Response>(context_.executor(), *request, std::move(start), std::move(read_body)));
  const Ref<Response> response = request->response();
  exchange.hops.back().response = response;
  exchange.hops.back().raw_headers_follow = raw_headers_follow;
  exchange.ApplyRawHeaders();
  context_.on_response(response);
  return response;
}

Network::Exchange& Network::RawHeadersOf(const std::string& id) {
  if (const Ref<Exchange> exchange = FindExchange(id)) return *exchange;
  if (const Ref<Exchange>* const exchange = late_.Find(id)) return **exchange;
  Ref<Exchange>& exchange = early_[id];
  if (!exchange) exchange = std::make_shared<Exchange>();
  return *exchange;
}

void Network::DidSendRawHeaders(const std::string& id, std::vector<Header> headers) {
  Exchange& exchange = RawHeadersOf(id);
  exchange.raw_requests.push_back(std::move(headers));
  exchange.ApplyRawHeaders();
  if (exchange.complete()) late_.Take(id);
}

void Network::DidReceiveRawHeaders(const std::string& id, std::vector<Header> headers, int64_t size) {
  Exchange& exchange = RawHeadersOf(id);
  exchange.raw_responses.push_back({std::move(headers), size});
  exchange.ApplyRawHeaders();
  if (exchange.complete()) late_.Take(id);
}

Ref<Network::Exchange> Network::End(const std::string& id) {
  const auto found = under_way_.extract(id);
  if (found.empty()) return nullptr;
  if (!found.mapped()->complete()) late_[id] = found.mapped();
  return found.mapped();
}

void Network::DidFinish(const std::string& id, double at, int64_t encoded_size) {
  const Ref<Exchange> exchange = End(id);
  if (!exchange) return;
  const Ref<Request>& request = exchange->request();
  request->DidFinish(Milliseconds(*request, at));
  EndInFrame(request);
  if (const Ref<Response> response = request->response()) response->DidFinish(encoded_size, std::nullopt);
  context_.on_request_finished(request);
}

void Network::DidFail(const std::string& id, double at, std::string error, bool canceled) {
  const Ref<Exchange> exchange = End(id);
  if (!exchange) return;
  const Ref<Request>& request = exchange->request();
  Fail(request, error, request->response() ? Milliseconds(*request, at) : kUnknown);
  EndInFrame(request);
  const Ref<Frame> frame = request->frame();
  if (frame && request->start().is_navigation) {
    frame->DidAbortNavigation(request->start().document_id,
                              absl::StrCat(error, canceled ? "; maybe frame was detached?" : ""));
  }
  context_.on_request_failed(request);
}

std::vector<std::string> Network::Select(const std::function<bool(const Exchange&)>& selects) const {
  std::vector<std::string> ids;
  for (const auto& [id, exchange] : under_way_) {
    if (selects(*exchange)) ids.push_back(id);
  }
  return ids;
}

Ref<Request> Network::Abort(const std::string& id) {
  const auto found = under_way_.extract(id);
  if (found.empty()) return nullptr;
  const Ref<Request> request = found.mapped()->request();
  Fail(request, kAborted, kUnknown);
  return request;
}

void Network::AbortAndTell(const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    const Ref<Request> request = Abort(id);
    if (!request) continue;
    EndInFrame(request);
    context_.on_request_failed(request);
  }
}

void Network::DidReplaceDocument(const Frame& frame, const std::string& document_id) {
  // Another navigation may be under way already.
  AbortAndTell(Select([&](const Exchange& exchange) {
    return exchange.of(frame) && exchange.owner.document_id != document_id &&
           !exchange.request()->start().is_navigation;
  }));
}

void Network::DidDetachFrame(const Frame& frame) {
  AbortAndTell(Select([&](const Exchange& exchange) { return exchange.of(frame); }));
}

void Network::DidCloseWorker(const Worker& worker) {
  AbortAndTell(
      Select([&](const Exchange& exchange) { return exchange.owner.worker.lock().get() == &worker; }));
}

void Network::DidClosePage(const Page& page) {
  for (const std::string& id :
       Select([&](const Exchange& exchange) { return exchange.request()->page().get() == &page; })) {
    Abort(id);
  }
}

}  // namespace understudy::browser
