#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <absl/status/statusor.h>
#include <boost/json/value.hpp>

#include "server/base/task.h"
#include "server/browser/delegate/realm.h"
#include "server/browser/js_handle.h"

namespace understudy::browser {

class Frame;

// What work in a realm ends with when the realm's document is replaced; the frame may have another one
// already.
absl::Status RealmDestroyedError();
bool IsRealmDestroyed(const absl::Status& status);

// One JavaScript realm: a frame's main or utility world, or a worker. Gone when its document is.
class ExecutionContext : public std::enable_shared_from_this<ExecutionContext> {
 public:
  // `frame` is null for a worker.
  ExecutionContext(boost::asio::any_io_executor executor, std::unique_ptr<ExecutionContextDelegate> delegate,
                   WeakRef<Frame> frame);

  // Evaluates `expression` and gives its value in the wire's SerializedValue form. `is_function` absent: a
  // function is recognised by its value. A page's exception is an Error, or a ThrownValue.
  Task<absl::StatusOr<boost::json::value>> Evaluate(std::string expression, std::optional<bool> is_function,
                                                    Argument argument);
  Task<absl::StatusOr<Ref<JSHandle>>> EvaluateHandle(std::string expression, std::optional<bool> is_function,
                                                     Argument argument);

  // The same with any number of arguments, which all pick from `handles`.
  Task<absl::StatusOr<boost::json::value>> EvaluateWith(std::string expression,
                                                        std::optional<bool> is_function,
                                                        std::vector<boost::json::value> values,
                                                        std::vector<Ref<JSHandle>> handles);

  // Calls a method of a bundle's object in the realm.
  Task<absl::StatusOr<RemoteValue>> Call(Bundle bundle, std::string method,
                                         std::vector<CallArgument> arguments, Returned returned);
  Task<absl::StatusOr<RemoteValue>> CallUtility(std::string method, std::vector<CallArgument> arguments,
                                                Returned returned) {
    return Call(Bundle::kUtility, std::move(method), std::move(arguments), returned);
  }
  // Handles of nodes that were found in another realm of the document.
  Task<absl::StatusOr<std::vector<Ref<JSHandle>>>> Adopt(std::vector<NodeId> nodes);

  // Adds what a function of the utility object takes: the values, then the handles that their `{h:i}` pick.
  absl::Status AppendArguments(std::vector<boost::json::value> values,
                               const std::vector<Ref<JSHandle>>& handles,
                               std::vector<CallArgument>& arguments);

  Ref<JSHandle> NewHandle(RemoteValue value);
  // Learns how a node is to be shown; its handle tells.
  void LearnPreview(const Ref<JSHandle>& node);
  Ref<Frame> frame() const { return frame_.lock(); }
  ExecutionContextDelegate& delegate() { return *delegate_; }
  const boost::asio::any_io_executor& executor() const { return executor_; }

  // Backend: the realm is gone; `reason` is what calls that still wait end with.
  void DidDestroy(absl::Status reason);
  bool destroyed() const { return destroyed_.has_value(); }

 private:
  friend class JSHandle;

  Task<void> UpdatePreview(WeakRef<JSHandle> handle);
  Task<absl::StatusOr<RemoteValue>> EvaluateRemote(std::string expression, std::optional<bool> is_function,
                                                   std::vector<boost::json::value> values,
                                                   std::vector<Ref<JSHandle>> handles, Returned returned);

  boost::asio::any_io_executor executor_;
  std::unique_ptr<ExecutionContextDelegate> delegate_;
  WeakRef<Frame> frame_;
  std::optional<absl::Status> destroyed_;
};

}  // namespace understudy::browser
