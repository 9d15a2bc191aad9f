#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <absl/status/statusor.h>
#include <boost/json/value.hpp>

#include "server/base/task.h"

namespace understudy::browser {

// A value as the backend knows it: by reference when it has a `remote_id`, otherwise `value`. For a by-value
// call `value` is what the function returned, as plain JSON; for a by-reference one a primitive in the wire's
// SerializedValue form.
struct RemoteValue {
  std::string remote_id;
  boost::json::value value;
  std::string preview;
  bool node = false;
};

// An argument of a function called in the page: plain JSON, or an object that lives there.
struct RemoteObjectId {
  std::string id;
};
using CallArgument = std::variant<boost::json::value, RemoteObjectId>;

// One realm.
class ExecutionContextDelegate {
 public:
  virtual ~ExecutionContextDelegate() = default;

  // Calls a method of the realm's utility object (server/injected/utility) and awaits a promise it returns.
  // Fails with the page's exception.
  virtual Task<absl::StatusOr<RemoteValue>> CallUtility(std::string method,
                                                        std::vector<CallArgument> arguments,
                                                        bool return_by_value) = 0;
  virtual Task<absl::StatusOr<std::vector<std::pair<std::string, RemoteValue>>>> Properties(
      std::string remote_id) = 0;
  virtual void Release(const std::string& remote_id) = 0;
  // Frame id of an iframe element, and of the document a node is in; empty when there is none.
  virtual Task<absl::StatusOr<std::string>> ContentFrameId(std::string remote_id) = 0;
  virtual Task<absl::StatusOr<std::string>> OwnerFrameId(std::string remote_id) = 0;
};

}  // namespace understudy::browser
