#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <absl/status/status.h>

#include "server/base/task.h"
#include "server/network/header.h"

namespace understudy::browser {

// What is sent in place of what a page asked for; what is absent stays as it is.
struct RequestChanges {
  std::optional<std::string> url;
  std::optional<std::string> method;
  // All of them.
  std::optional<std::vector<network::Header>> headers;
  std::optional<std::string> post_data;
};

// An answer that no server gave.
struct MockedResponse {
  int64_t status = 200;
  std::vector<network::Header> headers;
  std::string body;
};

// How a request fails that isn't made, as if the network had done it.
enum class AbortReason {
  kAborted,
  kAccessDenied,
  kAddressUnreachable,
  kBlockedByClient,
  kBlockedByResponse,
  kConnectionAborted,
  kConnectionClosed,
  kConnectionFailed,
  kConnectionRefused,
  kConnectionReset,
  kFailed,
  kInternetDisconnected,
  kNameNotResolved,
  kTimedOut,
};

// A request that the browser holds back until it is told what becomes of it. Each is sent when it is called.
// OK also when the request has gone in the meantime; a failure is the browser's, which didn't take what it
// was told and goes on waiting.
class PausedRequest {
 public:
  virtual ~PausedRequest() = default;

  virtual Task<absl::Status> Continue(RequestChanges changes) = 0;
  virtual Task<absl::Status> Fulfill(MockedResponse response) = 0;
  virtual Task<absl::Status> Abort(AbortReason reason) = 0;
};

}  // namespace understudy::browser
