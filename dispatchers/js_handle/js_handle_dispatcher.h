#pragma once

#include <optional>
#include <vector>

#include "dispatchers/core/call.h"
#include "dispatchers/core/dispatcher.h"
#include "protocol/schema/common.pw.h"
#include "server/browser/js_handle.h"

namespace understudy::dispatchers {

// A value in a page or worker. A DOM node is an ElementHandleDispatcher.
class JSHandleDispatcher : public Dispatcher {
 public:
  // The handle's object; made below `scope` when the client doesn't know it yet.
  static Ref<JSHandleDispatcher> From(Dispatcher& scope, const Ref<browser::JSHandle>& handle);

  explicit JSHandleDispatcher(Ref<browser::JSHandle> handle);
  const Ref<browser::JSHandle>& handle() const { return handle_; }

 private:
  void OnDisposed() override { handle_->Dispose(); }

  const Ref<browser::JSHandle> handle_;
};

// What an expression is given, the call's parameter `name`. Fails when a handle has gone, or when the value
// isn't one or names a handle that isn't there.
absl::StatusOr<browser::Argument> ToDomain(const protocol::SerializedArgument& argument, const Call& call,
                                           std::string_view name = "arg");

// The handles that a parameter lists; none where it is absent. Fails when one has gone.
template <class ChannelRef>
absl::StatusOr<std::vector<Ref<browser::JSHandle>>> ElementsOf(
    const std::optional<std::vector<ChannelRef>>& refs, const Call& call) {
  std::vector<Ref<browser::JSHandle>> handles;
  if (!refs) return handles;
  for (const ChannelRef& ref : *refs) {
    ASSIGN_OR_RETURN(const Ref<JSHandleDispatcher> handle, call.Resolve<JSHandleDispatcher>(ref));
    handles.push_back(handle->handle());
  }
  return handles;
}

}  // namespace understudy::dispatchers
