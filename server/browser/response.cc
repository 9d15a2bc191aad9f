#include "server/browser/response.h"

#include <algorithm>
#include <utility>

#include "server/base/errors.h"
#include "server/browser/request.h"
#include "server/network/head_size.h"

namespace understudy::browser {

Response::Response(boost::asio::any_io_executor executor, Request& request, ResponseStart start,
                   BodyReader read_body)
    : request_(request),
      start_(std::move(start)),
      read_body_(std::move(read_body)),
      raw_headers_(executor),
      finished_(executor) {}

Ref<Request> Response::request() const { return request_.shared_from_this(); }

Task<absl::StatusOr<std::string>> Response::Body() {
  const Ref<Request> request = this->request();
  const std::optional<std::string> failure = co_await finished_.Wait();
  if (failure) co_return Error(*failure);
  if (start_.status >= 300 && start_.status <= 399)
    co_return Error("Response body is unavailable for redirect responses");
  co_return co_await read_body_();
}

Task<std::vector<Header>> Response::RawHeaders() {
  const Ref<Request> request = this->request();
  co_return co_await raw_headers_.Wait();
}

Task<RequestSizes> Response::Sizes() {
  const Ref<Request> request = this->request();
  co_await finished_.Wait();
  RequestSizes sizes;
  const RequestStart& start = request->start();
  const RequestChanges& changes = request->changes();
  const std::optional<std::string>& body = changes.post_data ? changes.post_data : start.post_data;
  sizes.request_body = static_cast<int64_t>(body.value_or("").size());
  const std::vector<Header> sent = co_await request->RawHeaders();
  const std::vector<Header> received = co_await RawHeaders();
  sizes.request_headers =
      network::RequestHeadSize(changes.method.value_or(start.method), changes.url.value_or(start.url), sent);
  sizes.response_headers = headers_size_ > 0
                               ? headers_size_
                               : network::ResponseHeadSize(start_.status, start_.status_text, received);
  sizes.response_body = std::max<int64_t>(0, encoded_size_ - sizes.response_headers);
  co_return sizes;
}

void Response::DidReceiveRawHeaders(std::vector<Header> headers, int64_t headers_size) {
  headers_size_ = headers_size;
  raw_headers_.Set(std::move(headers));
}

void Response::DidFinish(int64_t encoded_size, std::optional<std::string> failure) {
  encoded_size_ = encoded_size;
  finished_.Set(std::move(failure));
}

}  // namespace understudy::browser
