// Commands that act on an element.

#include "dispatchers/convert/actions.h"
#include "dispatchers/convert/target.h"
#include "dispatchers/core/call.h"
#include "dispatchers/element_handle/element_handle_dispatcher.h"
#include "dispatchers/writable_stream/given_files.h"
#include "protocol/schema/element_handle.handlers.pw.h"
#include "server/browser/actions/edit.h"
#include "server/browser/actions/pointer.h"

namespace understudy::dispatchers {

Task<absl::Status> HandleElementHandleClick(Ref<ElementHandleDispatcher> self, protocol::ClickParams params,
                                            Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, TargetOf(self->handle(), call));
  co_return co_await Click(std::move(target), ToDomain(params), call.progress());
}

Task<absl::Status> HandleElementHandleDblclick(Ref<ElementHandleDispatcher> self,
                                               protocol::DblclickParams params, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, TargetOf(self->handle(), call));
  co_return co_await DoubleClick(std::move(target), ToDomain(params), call.progress());
}

Task<absl::Status> HandleElementHandleHover(Ref<ElementHandleDispatcher> self, protocol::HoverParams params,
                                            Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, TargetOf(self->handle(), call));
  co_return co_await Hover(std::move(target), ToDomain(params), call.progress());
}

Task<absl::Status> HandleElementHandleTap(Ref<ElementHandleDispatcher> self, protocol::HoverParams params,
                                          Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, TargetOf(self->handle(), call));
  co_return co_await Tap(std::move(target), ToDomain(params), call.progress());
}

Task<absl::Status> HandleElementHandleCheck(Ref<ElementHandleDispatcher> self, protocol::CheckParams params,
                                            Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, TargetOf(self->handle(), call));
  co_return co_await SetChecked(std::move(target), true, ToDomain(params), call.progress());
}

Task<absl::Status> HandleElementHandleUncheck(Ref<ElementHandleDispatcher> self, protocol::CheckParams params,
                                              Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, TargetOf(self->handle(), call));
  co_return co_await SetChecked(std::move(target), false, ToDomain(params), call.progress());
}

Task<absl::Status> HandleElementHandleFill(Ref<ElementHandleDispatcher> self, protocol::FillParams params,
                                           Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, TargetOf(self->handle(), call));
  co_return co_await Fill(std::move(target), std::move(params.value), FillOptionsFrom(params.force, call),
                          call.progress());
}

Task<absl::Status> HandleElementHandleType(Ref<ElementHandleDispatcher> self, protocol::TypeParams params,
                                           Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, TargetOf(self->handle(), call));
  co_return co_await Type(std::move(target), std::move(params.text), params.delay.value_or(0),
                          call.progress());
}

Task<absl::Status> HandleElementHandlePress(Ref<ElementHandleDispatcher> self,
                                            protocol::ElementHandlePressParams params, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, TargetOf(self->handle(), call));
  co_return co_await Press(std::move(target), std::move(params.press.key), params.press.delay.value_or(0),
                           call.progress());
}

Task<absl::Status> HandleElementHandleFocus(Ref<ElementHandleDispatcher> self,
                                            protocol::ElementHandleFocusParams, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, TargetOf(self->handle(), call));
  co_return co_await Focus(std::move(target), call.progress());
}

Task<absl::Status> HandleElementHandleSelectText(Ref<ElementHandleDispatcher> self,
                                                 protocol::ElementHandleSelectTextParams params, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, TargetOf(self->handle(), call));
  co_return co_await SelectText(std::move(target), params.force.value_or(false), call.progress());
}

Task<absl::Status> HandleElementHandleScrollIntoViewIfNeeded(
    Ref<ElementHandleDispatcher> self, protocol::ElementHandleScrollIntoViewIfNeededParams, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, TargetOf(self->handle(), call));
  co_return co_await ScrollIntoViewIfNeeded(std::move(target), call.progress());
}

Task<absl::Status> HandleElementHandleWaitForElementState(
    Ref<ElementHandleDispatcher> self, protocol::ElementHandleWaitForElementStateParams params, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, TargetOf(self->handle(), call));
  std::string state(protocol::WireName(params.state));
  co_return co_await WaitForElementState(std::move(target), std::move(state), call.progress());
}

Task<absl::StatusOr<protocol::SelectOptionResult>> HandleElementHandleSelectOption(
    Ref<ElementHandleDispatcher> self, protocol::SelectOptionParams params, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, TargetOf(self->handle(), call));
  ASSIGN_OR_CO_RETURN(std::vector<Ref<browser::JSHandle>> elements, ElementsOf(params.elements, call));
  protocol::SelectOptionResult result;
  ASSIGN_OR_CO_RETURN(result.values,
                      co_await SelectOptions(std::move(target), ToDomain(params.options), std::move(elements),
                                             params.force.value_or(false), call.progress()));
  co_return result;
}

Task<absl::Status> HandleElementHandleDispatchEvent(Ref<ElementHandleDispatcher> self,
                                                    protocol::DispatchEventParams params, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Argument init, ToDomain(params.event_init, call, "eventInit"));
  ASSIGN_OR_CO_RETURN(browser::Target target, ScopeOf(self->handle(), call));
  co_return co_await DispatchEvent(std::move(target), std::move(params.type), std::move(init),
                                   call.progress());
}

Task<absl::StatusOr<protocol::ElementHandleBoundingBoxResult>> HandleElementHandleBoundingBox(
    Ref<ElementHandleDispatcher> self, protocol::ElementHandleBoundingBoxParams, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, TargetOf(self->handle(), call));
  ASSIGN_OR_CO_RETURN(const std::optional<browser::Rect> box,
                      co_await BoundingBox(std::move(target), call.progress()));
  protocol::ElementHandleBoundingBoxResult result;
  if (box) result.value = {.x = box->x, .y = box->y, .width = box->width, .height = box->height};
  co_return result;
}

Task<absl::Status> HandleElementHandleSetInputFiles(Ref<ElementHandleDispatcher> self,
                                                    protocol::SetInputFilesParams params, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Target target, TargetOf(self->handle(), call));
  ASSIGN_OR_CO_RETURN(browser::InputFiles files, GivenFiles(std::move(params), call));
  co_return co_await SetInputFiles(std::move(target), std::move(files), call.progress());
}

}  // namespace understudy::dispatchers
