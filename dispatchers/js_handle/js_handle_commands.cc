#include "dispatchers/js_handle/js_handle_dispatcher.h"
#include "protocol/schema/js_handle.handlers.pw.h"

namespace understudy::dispatchers {
namespace {

// What a handle gives belongs beside it: it stays when the handle is disposed.
protocol::ChannelRef<protocol::tag::JSHandle> Wrap(JSHandleDispatcher& self,
                                                   const Ref<browser::JSHandle>& handle) {
  Dispatcher& scope = self.parent() ? *self.parent() : self;
  return JSHandleDispatcher::From(scope, handle)->ref();
}

}  // namespace

Task<absl::Status> HandleJSHandleDispose(Ref<JSHandleDispatcher> self, protocol::JSHandleDisposeParams,
                                         Call&) {
  self->Dispose();
  co_return absl::OkStatus();
}

Task<absl::StatusOr<protocol::JSHandleEvaluateExpressionResult>> HandleJSHandleEvaluateExpression(
    Ref<JSHandleDispatcher> self, protocol::JSHandleEvaluateExpressionParams params, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Argument argument, ToDomain(params.arg, call));
  protocol::JSHandleEvaluateExpressionResult result;
  ASSIGN_OR_CO_RETURN(result.value,
                      co_await self->handle()->Evaluate(std::move(params.expression), params.is_function,
                                                        std::move(argument)));
  co_return result;
}

Task<absl::StatusOr<protocol::JSHandleEvaluateExpressionHandleResult>> HandleJSHandleEvaluateExpressionHandle(
    Ref<JSHandleDispatcher> self, protocol::JSHandleEvaluateExpressionHandleParams params, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Argument argument, ToDomain(params.arg, call));
  ASSIGN_OR_CO_RETURN(const Ref<browser::JSHandle> handle,
                      co_await self->handle()->EvaluateHandle(std::move(params.expression),
                                                              params.is_function, std::move(argument)));
  protocol::JSHandleEvaluateExpressionHandleResult result;
  result.handle = Wrap(*self, handle);
  co_return result;
}

Task<absl::StatusOr<protocol::JSHandleGetPropertyListResult>> HandleJSHandleGetPropertyList(
    Ref<JSHandleDispatcher> self, protocol::JSHandleGetPropertyListParams, Call&) {
  ASSIGN_OR_CO_RETURN(const auto properties, co_await self->handle()->Properties());
  protocol::JSHandleGetPropertyListResult result;
  for (const auto& [name, handle] : properties) {
    auto& property = result.properties.emplace_back();
    property.name = name;
    property.value = Wrap(*self, handle);
  }
  co_return result;
}

Task<absl::StatusOr<protocol::JSHandleGetPropertyResult>> HandleJSHandleGetProperty(
    Ref<JSHandleDispatcher> self, protocol::JSHandleGetPropertyParams params, Call&) {
  ASSIGN_OR_CO_RETURN(const Ref<browser::JSHandle> handle,
                      co_await self->handle()->Property(std::move(params.name)));
  protocol::JSHandleGetPropertyResult result;
  result.handle = Wrap(*self, handle);
  co_return result;
}

Task<absl::StatusOr<protocol::JSHandleJsonValueResult>> HandleJSHandleJsonValue(
    Ref<JSHandleDispatcher> self, protocol::JSHandleJsonValueParams, Call&) {
  protocol::JSHandleJsonValueResult result;
  ASSIGN_OR_CO_RETURN(result.value, co_await self->handle()->JsonValue());
  co_return result;
}

}  // namespace understudy::dispatchers
