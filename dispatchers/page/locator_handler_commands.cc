// Commands about elements that stand in the way of actions.

#include "dispatchers/convert/target.h"
#include "dispatchers/core/call.h"
#include "dispatchers/page/page_dispatcher.h"
#include "protocol/schema/page.handlers.pw.h"
#include "server/browser/browser_context.h"
#include "server/browser/selectors/parse.h"

namespace understudy::dispatchers {

Task<absl::StatusOr<protocol::PageRegisterLocatorHandlerResult>> HandlePageRegisterLocatorHandler(
    Ref<PageDispatcher> self, protocol::PageRegisterLocatorHandlerParams params, Call& call) {
  ASSIGN_OR_CO_RETURN(const browser::Selector selector, browser::ParseSelector(params.selector));
  CO_RETURN_IF_ERROR(self->page()->context()->selector_engines().Check(selector));
  browser::LocatorHandlers::Handler handler;
  handler.name = browser::LocatorText(params.selector, LanguageOf(call));
  handler.selector = std::move(params.selector);
  handler.no_wait_after = params.no_wait_after.value_or(false);
  protocol::PageRegisterLocatorHandlerResult result;
  result.uid = self->page()->locator_handlers().Add(std::move(handler));
  co_return result;
}

Task<absl::Status> HandlePageResolveLocatorHandlerNoReply(
    Ref<PageDispatcher> self, protocol::PageResolveLocatorHandlerNoReplyParams params, Call&) {
  self->page()->locator_handlers().Resolve(params.uid, params.remove.value_or(false));
  co_return absl::OkStatus();
}

Task<absl::Status> HandlePageUnregisterLocatorHandler(Ref<PageDispatcher> self,
                                                      protocol::PageUnregisterLocatorHandlerParams params,
                                                      Call&) {
  self->page()->locator_handlers().Remove(params.uid);
  co_return absl::OkStatus();
}

}  // namespace understudy::dispatchers
