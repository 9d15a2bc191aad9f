// Commands that show a page as assistive technologies see it, and elements to who watches.

#include "dispatchers/convert/target.h"
#include "dispatchers/core/call.h"
#include "dispatchers/frame/frame_dispatcher.h"
#include "protocol/schema/frame.handlers.pw.h"
#include "server/browser/actions/aria_snapshot.h"
#include "server/browser/actions/queries.h"

namespace understudy::dispatchers {
namespace {

browser::Target TargetOfSnapshot(const Ref<browser::Frame>& frame, std::optional<std::string> selector,
                                 const Call& call) {
  const bool whole = !selector;
  browser::Target target = TargetIn(frame, std::move(selector).value_or(""), true, call);
  target.document = whole;
  return target;
}

}  // namespace

Task<absl::StatusOr<protocol::FrameAriaSnapshotResult>> HandleFrameAriaSnapshot(
    Ref<FrameDispatcher> self, protocol::FrameAriaSnapshotParams params, Call& call) {
  browser::AriaSnapshotOptions options;
  options.for_ai = params.for_ai.value_or(false) || params.mode == protocol::AriaSnapshotMode::kAi;
  options.refs = params.ref.value_or(false) || params.id.value_or(false);
  options.patterns = params.mode_until_52 == protocol::FrameAriaSnapshotParams::Mode::kRegex;
  options.boxes = params.boxes.value_or(false);
  options.depth = params.depth;
  browser::Target target = TargetOfSnapshot(self->frame(), std::move(params.selector), call);
  protocol::FrameAriaSnapshotResult result;
  ASSIGN_OR_CO_RETURN(result.snapshot, co_await AriaSnapshot(std::move(target), options, call.progress()));
  co_return result;
}

Task<absl::StatusOr<protocol::FrameAriaSnapshotJSONResult>> HandleFrameAriaSnapshotJSON(
    Ref<FrameDispatcher> self, protocol::FrameAriaSnapshotJSONParams params, Call& call) {
  browser::AriaSnapshotOptions options;
  options.for_ai = params.mode == protocol::AriaSnapshotMode::kAi;
  options.boxes = params.boxes.value_or(false);
  options.depth = params.depth;
  browser::Target target = TargetOfSnapshot(self->frame(), std::move(params.selector), call);
  protocol::FrameAriaSnapshotJSONResult result;
  ASSIGN_OR_CO_RETURN(result.snapshot,
                      co_await AriaSnapshotJson(std::move(target), options, call.progress()));
  co_return result;
}

Task<absl::StatusOr<protocol::FrameResolveSelectorResult>> HandleFrameResolveSelector(
    Ref<FrameDispatcher> self, protocol::FrameResolveSelectorParams params, Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.selector), false, call);
  protocol::FrameResolveSelectorResult result;
  ASSIGN_OR_CO_RETURN(result.resolved_selector, co_await ResolveSelector(std::move(target)));
  if (params.sdk_language)
    result.locator_code = LocatorText(result.resolved_selector, ToDomain(*params.sdk_language));
  co_return result;
}

Task<absl::StatusOr<protocol::FrameGenerateLocatorStringResult>> HandleFrameGenerateLocatorString(
    Ref<FrameDispatcher> self, protocol::FrameGenerateLocatorStringParams params, Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.selector), false, call);
  protocol::FrameGenerateLocatorStringResult result;
  ASSIGN_OR_CO_RETURN(const std::string selector, co_await ResolveSelector(std::move(target)));
  result.value = LocatorText(selector, LanguageOf(call));
  co_return result;
}

Task<absl::Status> HandleFrameHighlight(Ref<FrameDispatcher> self, protocol::FrameHighlightParams params,
                                        Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.selector), false, call);
  co_return co_await Highlight(std::move(target), std::move(params.style));
}

Task<absl::Status> HandleFrameHideHighlight(Ref<FrameDispatcher> self,
                                            protocol::FrameHideHighlightParams params, Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.selector), false, call);
  co_return co_await HideHighlight(std::move(target));
}

}  // namespace understudy::dispatchers
