#include "dispatchers/binding_call/binding_call_dispatcher.h"

#include <boost/json/object.hpp>

#include "dispatchers/core/call.h"
#include "dispatchers/core/object_table.h"
#include "dispatchers/frame/frame_dispatcher.h"
#include "dispatchers/js_handle/js_handle_dispatcher.h"
#include "dispatchers/page/page_dispatcher.h"
#include "protocol/schema/binding_call.handlers.pw.h"

namespace understudy::dispatchers {
namespace {

// An Error as SerializedValue has it.
boost::json::value ThrownValueFrom(const protocol::SerializedError& error) {
  if (!error.error) return error.value.value_or(boost::json::object{{"v", "undefined"}});
  boost::json::object thrown;
  thrown["m"] = error.error->message;
  thrown["n"] = error.error->name;
  thrown["s"] = error.error->stack.value_or("");
  return boost::json::object{{"e", std::move(thrown)}};
}

}  // namespace

Ref<BindingCallDispatcher> BindingCallDispatcher::Create(PageDispatcher& page,
                                                         const Ref<browser::BindingCall>& call) {
  protocol::BindingCallInitializer initializer;
  initializer.frame = FrameDispatcher::From(page, call->frame())->ref();
  initializer.name = call->name();
  if (call->handle()) {
    initializer.handle = JSHandleDispatcher::From(page, call->handle())->ref();
  } else {
    initializer.args = call->arguments();
  }
  return page.objects().Create<BindingCallDispatcher>(page, "bindingCall", initializer, call);
}

Task<absl::Status> HandleBindingCallResolve(Ref<BindingCallDispatcher> self,
                                            protocol::BindingCallResolveParams params, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Argument result, ToDomain(params.result, call));
  self->call()->Resolve(std::move(result));
  self->Dispose();
  co_return absl::OkStatus();
}

Task<absl::Status> HandleBindingCallReject(Ref<BindingCallDispatcher> self,
                                           protocol::BindingCallRejectParams params, Call&) {
  self->call()->Reject(ThrownValueFrom(params.error));
  self->Dispose();
  co_return absl::OkStatus();
}

}  // namespace understudy::dispatchers
