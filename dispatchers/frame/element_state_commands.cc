// Commands that read an element's text, attributes and states.

#include "dispatchers/convert/element_results.h"
#include "dispatchers/convert/target.h"
#include "dispatchers/core/call.h"
#include "dispatchers/frame/frame_dispatcher.h"
#include "protocol/schema/frame.handlers.pw.h"
#include "server/browser/actions/queries.h"

namespace understudy::dispatchers {

Task<absl::StatusOr<protocol::OptionalTextResult>> HandleFrameTextContent(
    Ref<FrameDispatcher> self, protocol::AwaitedTargetParams params, Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.target), call);
  browser::Property property{"textContent"};
  co_return OptionalText(co_await Read(std::move(target), std::move(property), call.progress()));
}

Task<absl::StatusOr<protocol::OptionalTextResult>> HandleFrameGetAttribute(
    Ref<FrameDispatcher> self, protocol::FrameGetAttributeParams params, Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.target), call);
  browser::Property attribute{"attribute", std::move(params.attribute.name)};
  co_return OptionalText(co_await Read(std::move(target), std::move(attribute), call.progress()));
}

Task<absl::StatusOr<protocol::ElementTextResult>> HandleFrameInnerHTML(Ref<FrameDispatcher> self,
                                                                       protocol::AwaitedTargetParams params,
                                                                       Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.target), call);
  browser::Property property{"innerHTML"};
  co_return Text(co_await Read(std::move(target), std::move(property), call.progress()));
}

Task<absl::StatusOr<protocol::ElementTextResult>> HandleFrameInnerText(Ref<FrameDispatcher> self,
                                                                       protocol::AwaitedTargetParams params,
                                                                       Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.target), call);
  browser::Property property{"innerText"};
  co_return Text(co_await Read(std::move(target), std::move(property), call.progress()));
}

Task<absl::StatusOr<protocol::ElementTextResult>> HandleFrameInputValue(Ref<FrameDispatcher> self,
                                                                        protocol::AwaitedTargetParams params,
                                                                        Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.target), call);
  browser::Property property{"inputValue"};
  co_return Text(co_await Read(std::move(target), std::move(property), call.progress()));
}

Task<absl::StatusOr<protocol::ElementStateResult>> HandleFrameIsChecked(Ref<FrameDispatcher> self,
                                                                        protocol::AwaitedTargetParams params,
                                                                        Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.target), call);
  browser::Property property{"checked"};
  co_return State(co_await Read(std::move(target), std::move(property), call.progress()));
}

Task<absl::StatusOr<protocol::ElementStateResult>> HandleFrameIsDisabled(Ref<FrameDispatcher> self,
                                                                         protocol::AwaitedTargetParams params,
                                                                         Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.target), call);
  browser::Property property{"enabled"};
  co_return Negated(co_await Read(std::move(target), std::move(property), call.progress()));
}

Task<absl::StatusOr<protocol::ElementStateResult>> HandleFrameIsEnabled(Ref<FrameDispatcher> self,
                                                                        protocol::AwaitedTargetParams params,
                                                                        Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.target), call);
  browser::Property property{"enabled"};
  co_return State(co_await Read(std::move(target), std::move(property), call.progress()));
}

Task<absl::StatusOr<protocol::ElementStateResult>> HandleFrameIsEditable(Ref<FrameDispatcher> self,
                                                                         protocol::AwaitedTargetParams params,
                                                                         Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.target), call);
  browser::Property property{"editable"};
  co_return State(co_await Read(std::move(target), std::move(property), call.progress()));
}

Task<absl::StatusOr<protocol::ElementStateResult>> HandleFrameIsVisible(Ref<FrameDispatcher> self,
                                                                        protocol::ElementTarget params,
                                                                        Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params), call);
  protocol::ElementStateResult result;
  ASSIGN_OR_CO_RETURN(result.value, co_await IsVisible(std::move(target), call.progress()));
  co_return result;
}

Task<absl::StatusOr<protocol::ElementStateResult>> HandleFrameIsHidden(Ref<FrameDispatcher> self,
                                                                       protocol::ElementTarget params,
                                                                       Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params), call);
  ASSIGN_OR_CO_RETURN(const bool visible, co_await IsVisible(std::move(target), call.progress()));
  protocol::ElementStateResult result;
  result.value = !visible;
  co_return result;
}

}  // namespace understudy::dispatchers
