// Commands that find elements.

#include "dispatchers/convert/target.h"
#include "dispatchers/core/call.h"
#include "dispatchers/frame/frame_dispatcher.h"
#include "dispatchers/js_handle/js_handle_dispatcher.h"
#include "protocol/schema/frame.handlers.pw.h"
#include "server/browser/actions/queries.h"

namespace understudy::dispatchers {

Task<absl::StatusOr<protocol::QuerySelectorResult>> HandleFrameQuerySelector(Ref<FrameDispatcher> self,
                                                                             protocol::ElementTarget params,
                                                                             Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params), call);
  ASSIGN_OR_CO_RETURN(const Ref<browser::JSHandle> element, co_await QuerySelector(std::move(target)));
  protocol::QuerySelectorResult result;
  if (element) result.element = JSHandleDispatcher::From(*self, element)->ref();
  co_return result;
}

Task<absl::StatusOr<protocol::QuerySelectorAllResult>> HandleFrameQuerySelectorAll(
    Ref<FrameDispatcher> self, protocol::QuerySelectorAllParams params, Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.selector), false, call);
  ASSIGN_OR_CO_RETURN(const std::vector<Ref<browser::JSHandle>> elements,
                      co_await QuerySelectorAll(std::move(target)));
  protocol::QuerySelectorAllResult result;
  for (const Ref<browser::JSHandle>& element : elements)
    result.elements.push_back(JSHandleDispatcher::From(*self, element)->ref());
  co_return result;
}

Task<absl::StatusOr<protocol::FrameQueryCountResult>> HandleFrameQueryCount(
    Ref<FrameDispatcher> self, protocol::FrameQueryCountParams params, Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.selector), false, call);
  protocol::FrameQueryCountResult result;
  ASSIGN_OR_CO_RETURN(result.value, co_await QueryCount(std::move(target)));
  co_return result;
}

Task<absl::StatusOr<protocol::EvalOnSelectorResult>> HandleFrameEvalOnSelector(
    Ref<FrameDispatcher> self, protocol::EvalOnSelectorParams params, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Argument argument, ToDomain(params.arg, call));
  browser::Target target = TargetIn(self->frame(), std::move(params.target), call);
  protocol::EvalOnSelectorResult result;
  ASSIGN_OR_CO_RETURN(result.value, co_await EvalOnSelector(std::move(target), std::move(params.expression),
                                                            params.is_function, std::move(argument)));
  co_return result;
}

Task<absl::StatusOr<protocol::EvalOnSelectorResult>> HandleFrameEvalOnSelectorAll(
    Ref<FrameDispatcher> self, protocol::EvalOnSelectorAllParams params, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Argument argument, ToDomain(params.arg, call));
  browser::Target target = TargetIn(self->frame(), std::move(params.selector), false, call);
  protocol::EvalOnSelectorResult result;
  ASSIGN_OR_CO_RETURN(result.value,
                      co_await EvalOnSelectorAll(std::move(target), std::move(params.expression),
                                                 params.is_function, std::move(argument)));
  co_return result;
}

Task<absl::StatusOr<protocol::QuerySelectorResult>> HandleFrameWaitForSelector(
    Ref<FrameDispatcher> self, protocol::FrameWaitForSelectorParams params, Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.wait.target), call);
  std::string state(protocol::WireName(params.wait.state.value_or(protocol::ElementState::kVisible)));
  ASSIGN_OR_CO_RETURN(const Ref<browser::JSHandle> element,
                      co_await WaitForSelector(std::move(target), std::move(state), call.progress()));
  protocol::QuerySelectorResult result;
  if (element && !params.omit_return_value.value_or(false))
    result.element = JSHandleDispatcher::From(*self, element)->ref();
  co_return result;
}

}  // namespace understudy::dispatchers
