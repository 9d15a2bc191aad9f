#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "server/base/signal.h"
#include "server/browser/cdp_channel.h"
#include "server/chromium/cdp/session.h"
#include "server/chromium/session_guard.h"

namespace understudy::chromium {

// A client's own session where the client isn't alone with the browser, or not at home on its machine: it
// neither reaches nor hears of what isn't the client's.
class GuardedChannel final : public browser::CdpChannel {
 public:
  // Whether a browser context is the client's.
  using Owns = std::function<bool(const std::string& context_id)>;

  GuardedChannel(Ref<browser::CdpChannel> channel, Ref<CdpSession> root, GuardRules rules, Owns owns);

  Task<absl::StatusOr<boost::json::object>> Send(std::string method, boost::json::object params) override;
  Task<absl::Status> Detach() override { return channel_->Detach(); }

 private:
  bool OwnsTarget(const boost::json::object& target) const;
  Task<bool> OwnsTarget(std::string target_id);
  // Whether the client may hear of an event.
  bool MayHear(const boost::json::object& params);

  const Ref<browser::CdpChannel> channel_;
  const Ref<CdpSession> root_;
  const GuardRules rules_;
  const Owns owns_;
  // Targets of the client's that it has heard of.
  std::set<std::string, std::less<>> heard_of_;
  std::vector<Subscription> subscriptions_;
};

}  // namespace understudy::chromium
