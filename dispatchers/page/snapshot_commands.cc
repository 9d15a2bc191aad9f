// Commands that show a page as assistive technologies see it, and elements to who watches.

#include "dispatchers/convert/target.h"
#include "dispatchers/core/call.h"
#include "dispatchers/page/page_dispatcher.h"
#include "protocol/schema/page.handlers.pw.h"
#include "server/browser/actions/aria_snapshot.h"
#include "server/browser/actions/queries.h"

namespace understudy::dispatchers {

Task<absl::StatusOr<protocol::PageSnapshotForAIResult>> HandlePageSnapshotForAI(
    Ref<PageDispatcher> self, protocol::PageSnapshotForAIParams params, Call& call) {
  if (params.track) co_return Error("Understudy does not implement the option track yet");
  browser::Target target = TargetIn(self->page()->main_frame(), std::string(), true, call);
  target.document = true;
  browser::AriaSnapshotOptions options;
  options.for_ai = true;
  protocol::PageSnapshotForAIResult result;
  ASSIGN_OR_CO_RETURN(result.full, co_await AriaSnapshot(std::move(target), options, call.progress()));
  result.snapshot = result.full;
  co_return result;
}

Task<absl::Status> HandlePageHideHighlight(Ref<PageDispatcher> self, protocol::PageHideHighlightParams,
                                           Call&) {
  co_return co_await HideHighlights(self->page());
}

}  // namespace understudy::dispatchers
