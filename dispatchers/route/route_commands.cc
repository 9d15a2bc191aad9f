#include <utility>

#include <absl/strings/escaping.h>

#include "dispatchers/convert/values.h"
#include "dispatchers/core/call.h"
#include "dispatchers/route/route_dispatcher.h"
#include "protocol/schema/route.handlers.pw.h"

namespace understudy::dispatchers {

Task<absl::Status> HandleRouteRedirectNavigationRequest(Ref<RouteDispatcher> self,
                                                        protocol::RouteRedirectNavigationRequestParams params,
                                                        Call&) {
  co_return co_await self->route()->RedirectNavigation(std::move(params.url));
}

Task<absl::Status> HandleRouteAbort(Ref<RouteDispatcher> self, protocol::RouteAbortParams params, Call&) {
  const std::string code = params.error_code.value_or("");
  ASSIGN_OR_CO_RETURN(const browser::AbortReason reason,
                      browser::ParseAbortReason(code.empty() ? "failed" : code));
  co_return co_await self->route()->Abort(reason);
}

Task<absl::Status> HandleRouteContinue(Ref<RouteDispatcher> self, protocol::RouteContinueParams params,
                                       Call&) {
  browser::RequestChanges changes;
  changes.url = std::move(params.url);
  changes.method = std::move(params.method);
  if (params.headers) changes.headers = ToDomain(*params.headers);
  if (params.post_data) changes.post_data = std::move(params.post_data->data);
  co_return co_await self->route()->Continue(std::move(changes));
}

Task<absl::Status> HandleRouteFulfill(Ref<RouteDispatcher> self, protocol::RouteFulfillParams params, Call&) {
  if (params.fetch_response_uid)
    co_return Error("Understudy does not implement answering with a fetched response yet");
  browser::MockedResponse response;
  if (params.status.value_or(0) != 0) response.status = *params.status;
  if (params.headers) response.headers = ToDomain(*params.headers);
  response.body = std::move(params.body).value_or("");
  if (params.is_base64.value_or(false)) {
    std::string bytes;
    if (!absl::Base64Unescape(response.body, &bytes)) co_return Error("The response's body is not base64");
    response.body = std::move(bytes);
  }
  co_return co_await self->route()->Fulfill(std::move(response));
}

}  // namespace understudy::dispatchers
