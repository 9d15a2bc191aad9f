#include "server/browser/request.h"

#include <utility>

#include "server/browser/frame.h"
#include "server/browser/page.h"

namespace understudy::browser {

Request::Request(boost::asio::any_io_executor executor, Ref<BrowserContext> context, Ref<Frame> frame,
                 Ref<Worker> worker, Ref<Request> redirected_from, RequestStart start)
    : context_(context),
      frame_(frame),
      worker_(worker),
      redirected_from_(std::move(redirected_from)),
      start_(std::move(start)),
      responded_(executor),
      raw_headers_(executor) {}

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

Task<Ref<Response>> Request::WaitForResponse() { co_return co_await responded_.Wait(); }

Task<std::vector<Header>> Request::RawHeaders() {
  if (!raw_headers_expected_) co_return start_.headers;
  co_return co_await raw_headers_.Wait();
}

void Request::DidReceiveResponse(Ref<Response> response) {
  response_ = response;
  responded_.Set(std::move(response));
}

void Request::DidReceiveRawHeaders(std::vector<Header> headers) {
  raw_headers_expected_ = true;
  raw_headers_.Set(std::move(headers));
}

void Request::DidFinish(double response_end_timing) {
  response_end_timing_ = response_end_timing;
  responded_.Set(response_);
  raw_headers_.Set(start_.headers);
}

void Request::DidFail(std::string failure, double response_end_timing) {
  failure_ = std::move(failure);
  DidFinish(response_end_timing);
}

}  // namespace understudy::browser
