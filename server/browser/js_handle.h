#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>
#include <boost/json/value.hpp>

#include "server/base/signal.h"
#include "server/base/task.h"
#include "server/browser/delegate/realm.h"

namespace understudy::browser {

class ExecutionContext;
class JSHandle;
class Frame;

// What an expression in a page is given: a value in the wire's SerializedValue form whose `{h:i}` pick from
// `handles`.
struct Argument {
  boost::json::value value;
  std::vector<Ref<JSHandle>> handles;
};

// A value that stays in the page. The backend's reference is released with the handle.
class JSHandle : public std::enable_shared_from_this<JSHandle> {
 public:
  // `value` is by reference, or a primitive.
  JSHandle(Ref<ExecutionContext> context, RemoteValue value);
  ~JSHandle();

  const Ref<ExecutionContext>& context() const { return context_; }
  // Empty for a primitive.
  const std::string& remote_id() const { return remote_id_; }
  // In the wire's SerializedValue form.
  const boost::json::value& primitive() const { return primitive_; }
  // How a client prints the value: `hi`, `{x: 1}`, `JSHandle@node`.
  const std::string& preview() const { return preview_; }
  bool is_node() const { return node_; }

  // The object that stands for this node in another realm of its document; it lives as long as the handle.
  Task<absl::StatusOr<std::string>> RemoteIdIn(Ref<ExecutionContext> context);

  // The frame an <iframe> element holds; null for other elements.
  Task<absl::StatusOr<Ref<Frame>>> ContentFrame();
  // The frame whose document the node is in; null when it has none.
  Task<absl::StatusOr<Ref<Frame>>> OwnerFrame();

  // Own enumerable properties, in the engine's order.
  Task<absl::StatusOr<std::vector<std::pair<std::string, Ref<JSHandle>>>>> Properties();
  Task<absl::StatusOr<Ref<JSHandle>>> Property(std::string name);
  Task<absl::StatusOr<boost::json::value>> JsonValue();
  // Evaluates with this handle as the expression's first argument.
  Task<absl::StatusOr<boost::json::value>> Evaluate(std::string expression, std::optional<bool> is_function,
                                                    Argument argument);
  Task<absl::StatusOr<Ref<JSHandle>>> EvaluateHandle(std::string expression, std::optional<bool> is_function,
                                                     Argument argument);

  // Which node it is. Fails for what is none.
  Task<absl::StatusOr<NodeId>> Node();

  // Lets the page's object go. Later use fails with "JSHandle is disposed!".
  void Dispose();
  bool disposed() const { return disposed_; }

  // A node's preview becomes known some time after the handle (`JSHandle@<body>…</body>`).
  Signal<const std::string&> on_preview_updated;
  void DidUpdatePreview(std::string preview);

 private:
  void ReleaseAdopted();
  // The handle, then `argument`, as what an expression is called with.
  Task<absl::StatusOr<RemoteValue>> EvaluateOnSelf(std::string expression, std::optional<bool> is_function,
                                                   Argument argument, Returned returned);
  // OK, or "JSHandle is disposed!".
  absl::Status Usable() const;
  // Null for an empty id, and when the page has no such frame (any more).
  Ref<Frame> FindFrame(const std::string& id) const;

  Ref<ExecutionContext> context_;
  std::string remote_id_;
  boost::json::value primitive_;
  std::string preview_;
  bool node_;
  // Which node it is, once that is known.
  std::optional<NodeId> node_id_;
  // In the realm it was last wanted in besides its own.
  Ref<ExecutionContext> adopted_by_;
  std::string adopted_id_;
  bool disposed_ = false;
};

}  // namespace understudy::browser
