#include "server/browser/request.h"

#include <utility>

#include "server/browser/browser_context.h"
#include "server/browser/frame.h"
#include "server/browser/page.h"
#include "server/browser/response.h"
#include "server/network/request_headers.h"

namespace understudy::browser {

Request::Request(const Ref<BrowserContext>& context, const RequestOwner& owner, Ref<Request> redirected_from,
                 RequestStart start)
    : context_(context),
      frame_(owner.frame),
      service_worker_(owner.frame.expired() ? owner.worker : WeakRef<Worker>()),
      redirected_from_(std::move(redirected_from)),
      start_(std::move(start)),
      responded_(context->executor()),
      raw_headers_(context->executor()) {
  if (redirected_from_ && redirected_from_->changes_.headers) {
    start_.headers = network::OverrideRequestHeaders(start_.headers, *redirected_from_->changes_.headers);
    changes_.headers = start_.headers;
  }
}

Request::~Request() = default;

Ref<Page> Request::page() const {
  const Ref<Frame> owner = frame();
  return owner ? owner->page() : nullptr;
}

Ref<Request> Request::Final() {
  Ref<Request> last = shared_from_this();
  while (Ref<Request> next = last->redirected_to()) last = std::move(next);
  return last;
}

void Request::DidRedirectTo(const Ref<Request>& next) { redirected_to_ = next; }

Ref<Response> Request::response() {
  return response_ ? Ref<Response>(shared_from_this(), response_.get()) : nullptr;
}

Task<Ref<Response>> Request::WaitForResponse() {
  const Ref<Request> self = shared_from_this();
  co_await responded_.Wait();
  co_return response();
}

Task<std::vector<Header>> Request::RawHeaders() {
  const Ref<Request> self = shared_from_this();
  if (routed_) co_return changes_.headers.value_or(start_.headers);
  co_return co_await raw_headers_.Wait();
}

void Request::DidReceiveResponse(std::unique_ptr<Response> response) {
  response_ = std::move(response);
  responded_.Set(true);
}

void Request::DidReceiveRawHeaders(std::vector<Header> headers) { raw_headers_.Set(std::move(headers)); }

void Request::KeepProvisionalHeaders() { raw_headers_.Set(start_.headers); }

void Request::DidFinish(double response_end_timing) {
  response_end_timing_ = response_end_timing;
  responded_.Set(true);
}

void Request::DidFail(std::string failure, double response_end_timing) {
  failure_ = std::move(failure);
  DidFinish(response_end_timing);
}

}  // namespace understudy::browser
