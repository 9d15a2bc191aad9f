#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <absl/status/statusor.h>
#include <boost/asio/any_io_executor.hpp>
#include <boost/json/object.hpp>

#include "server/base/promise.h"
#include "server/base/task.h"
#include "server/browser/delegate/realm_object.h"
#include "server/chromium/cdp/session.h"
#include "server/chromium/realm_script.h"

namespace understudy::chromium {

// The object through which the driver reaches into one realm: it was made before any script of the page's ran
// and is held by its id, so that nothing the page does comes between. Lives as long as its realm.
class InjectedObject final : public browser::RealmObject,
                             public std::enable_shared_from_this<InjectedObject> {
 public:
  // How the id is learnt. Runs once, when somebody first needs it.
  using Find = std::function<Task<absl::StatusOr<std::string>>()>;
  InjectedObject(boost::asio::any_io_executor executor, Ref<CdpSession> session, Find find);

  // That of a document's main world; `context_id` is the realm's Runtime.UniqueExecutionContextId.
  static Ref<InjectedObject> OfDocument(boost::asio::any_io_executor executor, Ref<CdpSession> session,
                                        std::string context_id, Ref<const RealmScript> script);
  // That of the driver's own world, in which no page's script runs: made there when it is first needed.
  static Ref<InjectedObject> OfIsolatedWorld(boost::asio::any_io_executor executor, Ref<CdpSession> session,
                                             std::string context_id);
  // That which `made`, a RealmScript::ForWorkers() under way, evaluates to.
  static Ref<InjectedObject> Of(boost::asio::any_io_executor executor, Ref<CdpSession> session,
                                Promise<absl::StatusOr<std::string>> made);

  // Its Runtime.RemoteObjectId. Fails, and the log says so, when the realm is gone or doesn't have it.
  Task<absl::StatusOr<std::string>> Id();
  Task<absl::Status> Ready() override;
  Task<absl::StatusOr<browser::RemoteValue>> Call(std::string function,
                                                  std::vector<browser::CallArgument> arguments) override;
  void Post(std::string function, std::vector<browser::CallArgument> arguments) override;
  void Post(std::string function, std::vector<browser::CallArgument> arguments,
            Promise<absl::Status> done) override;
  // Brings the realm to what holds now.
  Task<absl::Status> Configure(boost::json::object settings);

 private:
  static Task<void> Learn(Ref<InjectedObject> self);

  boost::asio::any_io_executor executor_;
  Ref<CdpSession> session_;
  Find find_;
  std::optional<Promise<absl::StatusOr<std::string>>> id_;
  // The same once it is known.
  std::string known_id_;
};

}  // namespace understudy::chromium
