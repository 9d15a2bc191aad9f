#pragma once

#include <string>
#include <utility>
#include <vector>

#include "server/browser/delegate/realm.h"
#include "server/chromium/cdp/session.h"

namespace understudy::chromium {

// A JavaScript realm behind a session: Runtime.evaluate and Runtime.callFunctionOn in one execution context.
class Realm final : public browser::ExecutionContextDelegate {
 public:
  Realm(Ref<CdpSession> session, int64_t context_id)
      : session_(std::move(session)), context_id_(context_id) {}

  // Runtime.ExecutionContextId, unique within the session.
  int64_t context_id() const { return context_id_; }

  Task<absl::StatusOr<browser::RemoteValue>> Evaluate(std::string expression) override;
  Task<absl::StatusOr<browser::RemoteValue>> CallFunction(std::string declaration,
                                                          std::vector<browser::CallArgument> arguments,
                                                          bool return_by_value) override;
  Task<absl::StatusOr<std::vector<std::pair<std::string, browser::RemoteValue>>>> Properties(
      std::string remote_id) override;
  void Release(const std::string& remote_id) override;
  Task<absl::StatusOr<std::string>> ContentFrameId(std::string remote_id) override;
  Task<absl::StatusOr<std::string>> OwnerFrameId(std::string remote_id) override;

 private:
  Ref<CdpSession> session_;
  int64_t context_id_;
};

}  // namespace understudy::chromium
