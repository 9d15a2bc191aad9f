#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "server/base/promise.h"
#include "server/base/task.h"
#include "server/browser/types.h"

namespace understudy::browser {

class Request;

// Milliseconds relative to `start_time`, which is milliseconds since the epoch; -1 when the phase didn't
// happen.
struct ResourceTiming {
  double start_time = 0;
  double domain_lookup_start = -1;
  double domain_lookup_end = -1;
  double connect_start = -1;
  double secure_connection_start = -1;
  double connect_end = -1;
  double request_start = -1;
  double response_start = -1;
};

struct SecurityDetails {
  std::optional<std::string> issuer;
  std::optional<std::string> protocol;
  std::optional<std::string> subject_name;
  // Seconds since the epoch.
  std::optional<double> valid_from;
  std::optional<double> valid_to;
};

struct RemoteAddress {
  std::string ip_address;
  int64_t port = 0;
};

// In bytes.
struct RequestSizes {
  int64_t request_body = 0;
  int64_t request_headers = 0;
  int64_t response_body = 0;
  int64_t response_headers = 0;
};

struct ResponseStart {
  std::string url;
  int64_t status = 0;
  std::string status_text;
  std::vector<Header> headers;
  ResourceTiming timing;
  bool from_service_worker = false;
  std::optional<SecurityDetails> security_details;
  std::optional<RemoteAddress> server_address;
  // `HTTP/1.1` or `HTTP/2.0`.
  std::string http_version;
};

// Belongs to its request: a Ref<Response> keeps the request alive, too.
class Response {
 public:
  // Fetches the decoded body from the browser.
  using BodyReader = std::function<Task<absl::StatusOr<std::string>>()>;

  Response(boost::asio::any_io_executor executor, Request& request, ResponseStart start,
           BodyReader read_body);

  Ref<Request> request() const;
  const ResponseStart& start() const { return start_; }

  // The bytes, once the request has finished. Fails for a redirect or when the browser has dropped them.
  Task<absl::StatusOr<std::string>> Body();
  // Headers as they came; the provisional ones when the browser never tells.
  Task<std::vector<Header>> RawHeaders();
  Task<RequestSizes> Sizes();

  // Backend.
  void DidReceiveRawHeaders(std::vector<Header> headers, int64_t headers_size);
  // No raw headers will come (any more).
  void KeepProvisionalHeaders() { raw_headers_.Set(start_.headers); }
  // `encoded_size` is what came over the network, headers and body.
  void DidFinish(int64_t encoded_size, std::optional<std::string> failure);

 private:
  Request& request_;
  ResponseStart start_;
  BodyReader read_body_;
  int64_t headers_size_ = 0;
  int64_t encoded_size_ = 0;
  Promise<std::vector<Header>> raw_headers_;
  Promise<std::optional<std::string>> finished_;
};

}  // namespace understudy::browser
