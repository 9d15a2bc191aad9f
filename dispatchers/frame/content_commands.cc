// Commands that read or extend a frame's document.

#include "dispatchers/core/call.h"
#include "dispatchers/frame/frame_dispatcher.h"
#include "dispatchers/js_handle/js_handle_dispatcher.h"
#include "protocol/schema/frame.handlers.pw.h"

namespace understudy::dispatchers {

Task<absl::StatusOr<protocol::FrameContentResult>> HandleFrameContent(Ref<FrameDispatcher> self,
                                                                      protocol::FrameContentParams params,
                                                                      Call&) {
  if (params.include_shadow.value_or(false)) {
    co_return Error("Understudy does not implement the option includeShadow yet");
  }
  protocol::FrameContentResult result;
  ASSIGN_OR_CO_RETURN(result.value, co_await self->frame()->Content());
  co_return result;
}

Task<absl::StatusOr<protocol::FrameTitleResult>> HandleFrameTitle(Ref<FrameDispatcher> self,
                                                                  protocol::FrameTitleParams, Call&) {
  protocol::FrameTitleResult result;
  ASSIGN_OR_CO_RETURN(result.value, co_await self->frame()->Title());
  co_return result;
}

Task<absl::StatusOr<protocol::FrameAddScriptTagResult>> HandleFrameAddScriptTag(
    Ref<FrameDispatcher> self, protocol::FrameAddScriptTagParams params, Call&) {
  browser::TagSource source;
  source.url = std::move(params.url);
  source.content = std::move(params.content);
  source.type = params.type.value_or("");
  ASSIGN_OR_CO_RETURN(const Ref<browser::JSHandle> element,
                      co_await self->frame()->AddScriptTag(std::move(source)));
  protocol::FrameAddScriptTagResult result;
  result.element = JSHandleDispatcher::From(*self, element)->ref();
  co_return result;
}

Task<absl::StatusOr<protocol::FrameAddStyleTagResult>> HandleFrameAddStyleTag(
    Ref<FrameDispatcher> self, protocol::FrameAddStyleTagParams params, Call&) {
  browser::TagSource source;
  source.url = std::move(params.url);
  source.content = std::move(params.content);
  ASSIGN_OR_CO_RETURN(const Ref<browser::JSHandle> element,
                      co_await self->frame()->AddStyleTag(std::move(source)));
  protocol::FrameAddStyleTagResult result;
  result.element = JSHandleDispatcher::From(*self, element)->ref();
  co_return result;
}

Task<absl::StatusOr<protocol::FrameFrameElementResult>> HandleFrameFrameElement(
    Ref<FrameDispatcher> self, protocol::FrameFrameElementParams, Call&) {
  ASSIGN_OR_CO_RETURN(const Ref<browser::JSHandle> element, co_await self->frame()->Element());
  protocol::FrameFrameElementResult result;
  result.element = JSHandleDispatcher::From(*self, element)->ref();
  co_return result;
}

}  // namespace understudy::dispatchers
