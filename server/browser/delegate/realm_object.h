#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "server/base/promise.h"
#include "server/base/task.h"
#include "server/browser/delegate/realm.h"

namespace understudy::browser {

// How much text a realm is told in one call. A backend takes that much, though each byte may become an escape
// sequence of six on its way.
inline constexpr size_t kMostAtOnceBytes = 8 << 20;

// The object that the driver's script keeps in one realm (server/injected/realm). Functions are JavaScript
// whose `this` is the object.
class RealmObject {
 public:
  virtual ~RealmObject() = default;

  // Ends once the object can be called. Fails, and the log says so, when the realm is gone or doesn't have
  // it.
  virtual Task<absl::Status> Ready() = 0;
  // Calls a function and gives what it returns, an object by reference. Fails with what it throws.
  virtual Task<absl::StatusOr<RemoteValue>> Call(std::string function,
                                                 std::vector<CallArgument> arguments) = 0;
  // Calls a function after those that were posted before. To an object that is ready; `done` tells when the
  // realm has been told, or why it can't be.
  virtual void Post(std::string function, std::vector<CallArgument> arguments) = 0;
  virtual void Post(std::string function, std::vector<CallArgument> arguments,
                    Promise<absl::Status> done) = 0;
};

}  // namespace understudy::browser
