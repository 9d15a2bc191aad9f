#include "dispatchers/js_handle/js_handle_dispatcher.h"

#include <absl/strings/str_cat.h>

#include "dispatchers/core/connection.h"
#include "dispatchers/element_handle/element_handle_dispatcher.h"
#include "dispatchers/frame/frame_dispatcher.h"
#include "protocol/compat/object_tree.h"
#include "protocol/schema/js_handle.pw.h"
#include "server/base/string_view.h"
#include "server/values/validate.h"

namespace understudy::dispatchers {

Ref<JSHandleDispatcher> JSHandleDispatcher::From(Dispatcher& scope, const Ref<browser::JSHandle>& handle) {
  ObjectTable& objects = scope.objects();
  if (auto existing = objects.Existing<JSHandleDispatcher>(handle.get())) return existing;
  protocol::JSHandleInitializer initializer;
  initializer.preview = handle->preview();
  Ref<JSHandleDispatcher> dispatcher;
  if (handle->is_node()) {
    const Ref<FrameDispatcher> frame =
        scope.channel() == "Page" && protocol::ElementsBelongToFrames(scope.connection().version())
            ? FrameDispatcher::FromIfAny(scope, handle->context()->frame())
            : nullptr;
    Dispatcher& owner = frame ? static_cast<Dispatcher&>(*frame) : scope;
    dispatcher = objects.Create<ElementHandleDispatcher>(owner, "handle", initializer, handle);
  } else {
    dispatcher = objects.Create<JSHandleDispatcher>(scope, "handle", initializer, handle);
  }
  objects.Associate(handle.get(), *dispatcher);
  if (handle->is_node()) handle->context()->LearnPreview(handle);
  return dispatcher;
}

JSHandleDispatcher::JSHandleDispatcher(Ref<browser::JSHandle> handle) : handle_(std::move(handle)) {
  Keep(handle_->on_preview_updated.connect([this](const std::string& preview) {
    protocol::JSHandlePreviewUpdatedEvent event;
    event.preview = preview;
    Emit(event);
  }));
}

absl::StatusOr<browser::Argument> ToDomain(const protocol::SerializedArgument& argument, const Call& call,
                                           std::string_view name) {
  const values::ValueLimits limits{.handles = argument.handles.size(), .functions = true, .free_dates = true};
  RETURN_IF_ERROR(
      values::ValidateSerializedValue(argument.value, limits, absl::StrCat(Abseil(name), ".value")));
  browser::Argument result;
  result.value = argument.value;
  for (const auto& ref : argument.handles) {
    ASSIGN_OR_RETURN(const Ref<JSHandleDispatcher> handle, call.Resolve<JSHandleDispatcher>(ref));
    result.handles.push_back(handle->handle());
  }
  return result;
}

}  // namespace understudy::dispatchers
