// Commands that run the user's expressions in a frame.

#include "dispatchers/convert/target.h"
#include "dispatchers/core/call.h"
#include "dispatchers/frame/frame_dispatcher.h"
#include "dispatchers/js_handle/js_handle_dispatcher.h"
#include "protocol/schema/frame.handlers.pw.h"
#include "server/browser/actions/queries.h"

namespace understudy::dispatchers {

Task<absl::StatusOr<protocol::FrameEvaluateExpressionResult>> HandleFrameEvaluateExpression(
    Ref<FrameDispatcher> self, protocol::FrameEvaluateExpressionParams params, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Argument argument, ToDomain(params.arg, call));
  protocol::FrameEvaluateExpressionResult result;
  ASSIGN_OR_CO_RETURN(result.value,
                      co_await self->frame()->Evaluate(std::move(params.expression), params.is_function,
                                                       std::move(argument)));
  co_return result;
}

Task<absl::StatusOr<protocol::FrameEvaluateExpressionHandleResult>> HandleFrameEvaluateExpressionHandle(
    Ref<FrameDispatcher> self, protocol::FrameEvaluateExpressionHandleParams params, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Argument argument, ToDomain(params.arg, call));
  ASSIGN_OR_CO_RETURN(const Ref<browser::JSHandle> handle,
                      co_await self->frame()->EvaluateHandle(std::move(params.expression), params.is_function,
                                                             std::move(argument)));
  protocol::FrameEvaluateExpressionHandleResult result;
  result.handle = JSHandleDispatcher::From(*self, handle)->ref();
  co_return result;
}

Task<absl::StatusOr<protocol::FrameWaitForFunctionResult>> HandleFrameWaitForFunction(
    Ref<FrameDispatcher> self, protocol::FrameWaitForFunctionParams params, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Argument argument, ToDomain(params.arg, call));
  if (params.selector) {
    browser::Target target = TargetIn(self->frame(), std::move(*params.selector), params.strict, call);
    CO_RETURN_IF_ERROR(co_await WaitForFunction(std::move(target), std::move(params.expression),
                                                params.is_function, std::move(argument),
                                                params.polling_interval, call.progress()));
    co_return protocol::FrameWaitForFunctionResult();
  }
  ASSIGN_OR_CO_RETURN(
      const Ref<browser::JSHandle> handle,
      co_await self->frame()->WaitForFunction(std::move(params.expression), params.is_function,
                                              std::move(argument), params.polling_interval));
  protocol::FrameWaitForFunctionResult result;
  result.handle = JSHandleDispatcher::From(*self, handle)->ref();
  co_return result;
}

}  // namespace understudy::dispatchers
