#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <absl/status/statusor.h>
#include <boost/json/value.hpp>

#include "server/base/task.h"

namespace understudy::browser {

// The backend's name for a DOM node: the same in every realm that can see it.
using NodeId = int64_t;

// How a function's result is asked for.
enum class Returned {
  // As plain JSON.
  kValue,
  // By reference; a primitive in the wire's SerializedValue form.
  kReference,
  // What nodes a list consists of; anything else as for kValue, of which strings are all that is needed.
  kNodes,
};

// A value as the backend knows it: by reference when it has a `remote_id`, otherwise `value`, or `nodes`.
struct RemoteValue {
  std::string remote_id;
  boost::json::value value;
  std::string preview;
  bool node = false;
  // Those of a list, or the node itself when the backend says which it is.
  std::vector<NodeId> nodes = {};
};

// An argument of a function called in the page: plain JSON, or an object that lives there.
struct RemoteObjectId {
  std::string id;
};
using CallArgument = std::variant<boost::json::value, RemoteObjectId>;

// The driver's own code in a realm, by when it is needed; each bundle has one object there.
enum class Bundle {
  // server/injected/utility, which every realm begins with.
  kUtility,
  // server/injected/elements, which comes when it is first called.
  kElements,
  // server/injected/elements/aria/template, the same.
  kAriaTemplate,
  // server/injected/clock, which comes with the context's clock.
  kClock,
};

// One realm.
class ExecutionContextDelegate {
 public:
  virtual ~ExecutionContextDelegate() = default;

  // Calls a method of a bundle's object and awaits a promise it returns. Fails with the page's exception.
  virtual Task<absl::StatusOr<RemoteValue>> Call(Bundle bundle, std::string method,
                                                 std::vector<CallArgument> arguments, Returned returned) = 0;
  // The object that stands for the node in this realm; the caller releases it.
  virtual Task<absl::StatusOr<RemoteValue>> Adopt(NodeId node) = 0;
  // Which node the object `remote_id` is.
  virtual Task<absl::StatusOr<NodeId>> NodeOf(std::string remote_id) = 0;
  virtual Task<absl::StatusOr<std::vector<std::pair<std::string, RemoteValue>>>> Properties(
      std::string remote_id) = 0;
  virtual void Release(const std::string& remote_id) = 0;
  // Gives files, by their absolute paths, to a file input.
  virtual Task<absl::Status> SetFiles(std::string remote_id, std::vector<std::string> paths) = 0;
  // Frame id of an iframe element, and of the document a node is in; empty when there is none.
  virtual Task<absl::StatusOr<std::string>> ContentFrameId(std::string remote_id) = 0;
  virtual Task<absl::StatusOr<std::string>> OwnerFrameId(std::string remote_id) = 0;
};

}  // namespace understudy::browser
