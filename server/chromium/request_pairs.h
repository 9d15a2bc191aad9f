#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "server/base/recent.h"
#include "server/base/task.h"
#include "server/browser/types.h"
#include "server/chromium/paused_fetch.h"

namespace understudy::chromium {

// What the Fetch domain says of a request.
struct FetchPause {
  // Null when what becomes of it has been decided.
  Ref<PausedFetch> undecided;
  // More of them than the Network domain knows of.
  std::vector<browser::Header> headers;
  std::optional<std::string> post_data;
};

// Pairs what the Network and the Fetch domains say of the same requests of a context: they say it in any
// order, and of a worker's requests in different sessions. By the Network domain's ids.
class RequestPairs {
 public:
  // Tells of a request that was sent; null for one that isn't paused.
  using Tell = std::function<void(const FetchPause*)>;

  RequestPairs();
  ~RequestPairs();

  // The Network domain says that a request is sent. It is told of when it is paused: at once if it was
  // already, or if it `passes` without.
  void DidSend(const std::string& id, bool passes, const Tell& tell);
  void DidPause(const std::string& id, FetchPause pause);
  // The request goes on, so that it isn't paused any more.
  void DidGoOn(const std::string& id);

 private:
  // Sent, and not paused yet.
  Recent<Tell> sent_;
  // Paused before they were sent, one for each redirect.
  Recent<std::deque<FetchPause>> paused_;
};

}  // namespace understudy::chromium
