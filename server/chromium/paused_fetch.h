#pragma once

#include <string>
#include <utility>

#include "server/base/task.h"
#include "server/browser/delegate/interception.h"
#include "server/chromium/cdp/session.h"

namespace understudy::chromium {

// A request that the Fetch domain of one session has paused. One that nobody tells anything goes on.
class PausedFetch final : public browser::PausedRequest {
 public:
  // `id` is the Fetch domain's own, not the Network domain's.
  PausedFetch(WeakRef<CdpSession> session, std::string id)
      : session_(std::move(session)), id_(std::move(id)) {}
  ~PausedFetch() override;

  Task<absl::Status> Continue(browser::RequestChanges changes) override;
  Task<absl::Status> Fulfill(browser::MockedResponse response) override;
  Task<absl::Status> Abort(browser::AbortReason reason) override;

 private:
  template <class Command>
  Task<absl::Status> Tell(Command command);

  WeakRef<CdpSession> session_;
  std::string id_;
  bool told_ = false;
};

}  // namespace understudy::chromium
