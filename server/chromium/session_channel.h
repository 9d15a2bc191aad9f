#pragma once

#include <memory>
#include <string>
#include <vector>

#include "server/base/signal.h"
#include "server/browser/cdp_channel.h"
#include "server/chromium/cdp/session.h"

namespace understudy::chromium {

// A session that belongs to the client: what it says goes through untouched.
class SessionChannel final : public browser::CdpChannel {
 public:
  // Null session: the target is gone already.
  static absl::StatusOr<Ref<browser::CdpChannel>> Create(Ref<CdpSession> root, Ref<CdpSession> session);
  SessionChannel(Ref<CdpSession> root, Ref<CdpSession> session)
      : root_(std::move(root)), session_(std::move(session)) {}

  Task<absl::StatusOr<boost::json::object>> Send(std::string method, boost::json::object params) override;
  Task<absl::Status> Detach() override;

 private:
  Ref<CdpSession> root_;
  Ref<CdpSession> session_;
  std::vector<Subscription> subscriptions_;
};

}  // namespace understudy::chromium
