#include "server/browser/binding_call.h"

#include <utility>

#include "server/base/spawn.h"
#include "server/browser/execution_context.h"

namespace understudy::browser {

BindingCall::BindingCall(Ref<ExecutionContext> context, Ref<Frame> frame, std::string name, int64_t sequence,
                         std::vector<boost::json::value> arguments)
    : context_(std::move(context)),
      frame_(std::move(frame)),
      name_(std::move(name)),
      sequence_(sequence),
      arguments_(std::move(arguments)) {}

void BindingCall::Resolve(Argument result) { Settle("resolveBinding", std::move(result)); }

void BindingCall::Reject(boost::json::value error) { Settle("rejectBinding", {.value = std::move(error), .handles = {}}); }

void BindingCall::Settle(std::string_view method, Argument argument) {
  std::vector<CallArgument> arguments = {boost::json::value(boost::json::string(method)),
                                         boost::json::value(boost::json::string(name_)), boost::json::value(sequence_),
                                         std::move(argument.value)};
  for (const Ref<JSHandle>& handle : argument.handles) arguments.emplace_back(RemoteObjectId{handle->remote_id()});
  Spawn(context_->executor(), [](Ref<ExecutionContext> context, std::vector<CallArgument> arguments) -> Task<> {
    // A document that has gone waits for nothing: its error is of no interest.
    (void)co_await context->CallUtility("(utility, method, ...rest) => utility[method](...rest)", std::move(arguments),
                                        /*return_by_value=*/true);
  }(context_, std::move(arguments)));
}

}  // namespace understudy::browser
