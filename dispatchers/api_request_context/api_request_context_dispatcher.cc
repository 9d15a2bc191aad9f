#include "dispatchers/api_request_context/api_request_context_dispatcher.h"

#include "dispatchers/core/call.h"
#include "protocol/schema/api_request_context.handlers.pw.h"

namespace understudy::dispatchers {

Task<absl::Status> HandleAPIRequestContextDispose(Ref<APIRequestContextDispatcher> self,
                                                  protocol::APIRequestContextDisposeParams, Call&) {
  self->Dispose();
  co_return absl::OkStatus();
}

}  // namespace understudy::dispatchers
