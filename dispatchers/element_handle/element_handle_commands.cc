#include "dispatchers/element_handle/element_handle_dispatcher.h"
#include "dispatchers/frame/frame_dispatcher.h"
#include "protocol/schema/element_handle.handlers.pw.h"

namespace understudy::dispatchers {

Task<absl::StatusOr<protocol::ElementHandleContentFrameResult>> HandleElementHandleContentFrame(
    Ref<ElementHandleDispatcher> self, protocol::ElementHandleContentFrameParams, Call&) {
  ASSIGN_OR_CO_RETURN(const Ref<browser::Frame> frame, co_await self->handle()->ContentFrame());
  protocol::ElementHandleContentFrameResult result;
  if (const auto dispatcher = FrameDispatcher::FromIfAny(*self, frame)) result.frame = dispatcher->ref();
  co_return result;
}

Task<absl::StatusOr<protocol::ElementHandleOwnerFrameResult>> HandleElementHandleOwnerFrame(
    Ref<ElementHandleDispatcher> self, protocol::ElementHandleOwnerFrameParams, Call&) {
  ASSIGN_OR_CO_RETURN(const Ref<browser::Frame> frame, co_await self->handle()->OwnerFrame());
  protocol::ElementHandleOwnerFrameResult result;
  if (const auto dispatcher = FrameDispatcher::FromIfAny(*self, frame)) result.frame = dispatcher->ref();
  co_return result;
}

}  // namespace understudy::dispatchers
