// Commands that change or await a frame's document.

#include "dispatchers/convert/values.h"
#include "dispatchers/core/call.h"
#include "dispatchers/frame/frame_dispatcher.h"
#include "dispatchers/frame/navigate_options.h"
#include "dispatchers/response/response_dispatcher.h"
#include "protocol/schema/frame.handlers.pw.h"
#include "server/browser/actions/queries.h"

namespace understudy::dispatchers {

Task<absl::StatusOr<protocol::FrameGotoResult>> HandleFrameGoto(Ref<FrameDispatcher> self,
                                                                protocol::FrameGotoParams params,
                                                                Call& call) {
  browser::NavigateOptions options = NavigateOptionsFrom(params.wait_until, call);
  options.referer = params.referer;
  ASSIGN_OR_CO_RETURN(const Ref<browser::Response> response,
                      co_await self->frame()->Goto(std::move(params.url), std::move(options)));
  protocol::FrameGotoResult result;
  if (const auto dispatcher = ResponseDispatcher::FromIfAny(*self, response))
    result.response = dispatcher->ref();
  co_return result;
}

Task<absl::Status> HandleFrameSetContent(Ref<FrameDispatcher> self, protocol::FrameSetContentParams params,
                                         Call& call) {
  browser::NavigateOptions options = NavigateOptionsFrom(params.wait_until, call);
  co_return co_await self->frame()->SetContent(std::move(params.html), std::move(options));
}

Task<absl::Status> HandleFrameWaitForTimeout(Ref<FrameDispatcher> self,
                                             protocol::FrameWaitForTimeoutParams params, Call&) {
  co_return co_await WaitForTimeout(self->frame(), params.wait_timeout.value_or(0));
}

}  // namespace understudy::dispatchers
