#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "server/browser/delegate/realm.h"
#include "server/chromium/cdp/dom.h"
#include "server/chromium/cdp/session.h"
#include "server/chromium/injected_object.h"

namespace understudy::chromium {

// A JavaScript realm behind a session, reached through the object the driver's script keeps there.
class Realm final : public browser::ExecutionContextDelegate {
 public:
  // `context_id` is the realm's Runtime.ExecutionContextId, unique within the session for as long as it
  // lives.
  Realm(Ref<CdpSession> session, int64_t context_id, Ref<InjectedObject> injected)
      : session_(std::move(session)), context_id_(context_id), injected_(std::move(injected)) {}

  Task<absl::StatusOr<browser::RemoteValue>> Call(browser::Bundle bundle, std::string method,
                                                  std::vector<browser::CallArgument> arguments,
                                                  browser::Returned returned) override;
  Task<absl::StatusOr<browser::RemoteValue>> Adopt(browser::NodeId node) override;
  Task<absl::StatusOr<browser::NodeId>> NodeOf(std::string remote_id) override;
  Task<absl::StatusOr<std::vector<std::pair<std::string, browser::RemoteValue>>>> Properties(
      std::string remote_id) override;
  void Release(const std::string& remote_id) override;
  Task<absl::Status> SetFiles(std::string remote_id, std::vector<std::string> paths) override;
  Task<absl::StatusOr<std::string>> ContentFrameId(std::string remote_id) override;
  Task<absl::StatusOr<std::string>> OwnerFrameId(std::string remote_id) override;

 private:
  // Names a bundle's object in a function whose `this` is the driver's; brings the bundle along the first
  // time.
  std::string ObjectOf(browser::Bundle bundle);
  Task<absl::StatusOr<cdp::dom::Node>> Describe(std::string remote_id);

  Ref<CdpSession> session_;
  int64_t context_id_;
  Ref<InjectedObject> injected_;
  // Those that a call on its way brings along; the realm receives it before any later one.
  std::set<browser::Bundle> loaded_ = {browser::Bundle::kUtility};
};

}  // namespace understudy::chromium
