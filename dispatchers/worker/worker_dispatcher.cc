#include "dispatchers/worker/worker_dispatcher.h"

#include "dispatchers/core/call.h"
#include "dispatchers/core/object_table.h"
#include "dispatchers/js_handle/js_handle_dispatcher.h"
#include "protocol/schema/worker.handlers.pw.h"

namespace understudy::dispatchers {

Ref<WorkerDispatcher> WorkerDispatcher::From(Dispatcher& scope, const Ref<browser::Worker>& worker) {
  ObjectTable& objects = scope.objects();
  if (auto existing = objects.Existing<WorkerDispatcher>(worker.get())) return existing;
  protocol::WorkerInitializer initializer;
  initializer.url = worker->url();
  auto dispatcher = objects.Create<WorkerDispatcher>(scope, "worker", initializer, worker);
  objects.Associate(worker.get(), *dispatcher);
  return dispatcher;
}

WorkerDispatcher::WorkerDispatcher(Ref<browser::Worker> worker) : worker_(std::move(worker)) {
  Keep(worker_->on_close.connect([this] {
    Emit(protocol::WorkerCloseEvent());
    Dispose();
  }));
}

Task<absl::StatusOr<protocol::WorkerEvaluateExpressionResult>> HandleWorkerEvaluateExpression(
    Ref<WorkerDispatcher> self, protocol::WorkerEvaluateExpressionParams params, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Argument argument, ToDomain(params.arg, call));
  ASSIGN_OR_CO_RETURN(const Ref<browser::ExecutionContext> context, co_await self->worker()->Context());
  protocol::WorkerEvaluateExpressionResult result;
  ASSIGN_OR_CO_RETURN(result.value, co_await context->Evaluate(std::move(params.expression),
                                                               params.is_function, std::move(argument)));
  co_return result;
}

Task<absl::StatusOr<protocol::WorkerEvaluateExpressionHandleResult>> HandleWorkerEvaluateExpressionHandle(
    Ref<WorkerDispatcher> self, protocol::WorkerEvaluateExpressionHandleParams params, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Argument argument, ToDomain(params.arg, call));
  ASSIGN_OR_CO_RETURN(const Ref<browser::ExecutionContext> context, co_await self->worker()->Context());
  ASSIGN_OR_CO_RETURN(const Ref<browser::JSHandle> handle,
                      co_await context->EvaluateHandle(std::move(params.expression), params.is_function,
                                                       std::move(argument)));
  protocol::WorkerEvaluateExpressionHandleResult result;
  result.handle = JSHandleDispatcher::From(*self, handle)->ref();
  co_return result;
}

// Those of pages, of which there are no others yet, belong to their page.
Task<absl::Status> HandleWorkerDisconnect(Ref<WorkerDispatcher>, protocol::WorkerDisconnectParams, Call&) {
  co_return Error("Cannot disconnect from this worker");
}

Task<absl::Status> HandleWorkerUpdateSubscription(Ref<WorkerDispatcher> self,
                                                  protocol::WorkerUpdateSubscriptionParams params, Call&) {
  self->SubscribeToConsole(params.enabled);
  co_return absl::OkStatus();
}

}  // namespace understudy::dispatchers
