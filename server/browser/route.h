#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "server/base/task.h"
#include "server/browser/delegate/interception.h"
#include "server/browser/request.h"

namespace understudy::browser {

// Those of `failed`, `connectionrefused` and so on that clients name. Fails with "Unknown error code: x".
absl::StatusOr<AbortReason> ParseAbortReason(std::string_view code);

// A request that waits for the client's decision, which is made once. One that nobody holds any more goes on.
// Errors of every decision:
//   Error  "Route is already handled!"
//          what the browser says of a decision it doesn't take: another one may follow
// A decision about a request that has gone in the meantime succeeds.
class Route : public std::enable_shared_from_this<Route> {
 public:
  // Those that are still to be decided, of which a route is one for as long as that is so.
  using Undecided = std::set<Route*>;

  Route(Ref<Request> request, Ref<PausedRequest> paused, Ref<Undecided> undecided);
  ~Route();
  Route(const Route&) = delete;
  Route& operator=(const Route&) = delete;

  const Ref<Request>& request() const { return request_; }
  bool decided() const { return decided_; }

  // Sends the request. What `changes` gives as headers the browser's own are added to, and those of them left
  // out; redirects get these headers, too. Fails with "Invalid URL" or "New URL must have same protocol as
  // overridden URL".
  Task<absl::Status> Continue(RequestChanges changes);
  // Answers it. A document of another origin may read the answer unless its headers say who may.
  Task<absl::Status> Fulfill(MockedResponse response);
  Task<absl::Status> Abort(AbortReason reason);
  // Has the frame go to `url` instead, also for those who wait for the navigation. Fails for what is no
  // navigation.
  Task<absl::Status> RedirectNavigation(std::string url);

  // Lets the request go on as it is, unless it is decided.
  void Release();

 private:
  absl::Status Decide();
  // Waits for the browser's word on the decision, and takes that back if need be.
  Task<absl::Status> Settle(Task<absl::Status> told);

  const Ref<Request> request_;
  const Ref<PausedRequest> paused_;
  const Ref<Undecided> undecided_;
  bool decided_ = false;
};

}  // namespace understudy::browser
