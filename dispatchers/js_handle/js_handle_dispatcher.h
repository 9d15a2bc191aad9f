#pragma once

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

}  // namespace understudy::dispatchers
