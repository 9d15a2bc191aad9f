// Commands that act on an element.

#include "dispatchers/convert/actions.h"
#include "dispatchers/convert/target.h"
#include "dispatchers/core/call.h"
#include "dispatchers/frame/frame_dispatcher.h"
#include "dispatchers/js_handle/js_handle_dispatcher.h"
#include "dispatchers/writable_stream/given_files.h"
#include "protocol/schema/frame.handlers.pw.h"
#include "server/base/errors.h"
#include "server/browser/actions/edit.h"
#include "server/browser/actions/pointer.h"

namespace understudy::dispatchers {

Task<absl::Status> HandleFrameClick(Ref<FrameDispatcher> self, protocol::FrameClickParams params,
                                    Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.target), call);
  co_return co_await Click(std::move(target), ToDomain(params.click), call.progress());
}

Task<absl::Status> HandleFrameDblclick(Ref<FrameDispatcher> self, protocol::FrameDblclickParams params,
                                       Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.target), call);
  co_return co_await DoubleClick(std::move(target), ToDomain(params.dblclick), call.progress());
}

Task<absl::Status> HandleFrameHover(Ref<FrameDispatcher> self, protocol::FrameHoverParams params,
                                    Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.target), call);
  co_return co_await Hover(std::move(target), ToDomain(params.hover), call.progress());
}

Task<absl::Status> HandleFrameTap(Ref<FrameDispatcher> self, protocol::FrameTapParams params, Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.target), call);
  co_return co_await Tap(std::move(target), ToDomain(params.hover), call.progress());
}

Task<absl::Status> HandleFrameCheck(Ref<FrameDispatcher> self, protocol::FrameCheckParams params,
                                    Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.target), call);
  co_return co_await SetChecked(std::move(target), true, ToDomain(params.check), call.progress());
}

Task<absl::Status> HandleFrameUncheck(Ref<FrameDispatcher> self, protocol::FrameUncheckParams params,
                                      Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.target), call);
  co_return co_await SetChecked(std::move(target), false, ToDomain(params.check), call.progress());
}

Task<absl::Status> HandleFrameDragAndDrop(Ref<FrameDispatcher> self, protocol::FrameDragAndDropParams params,
                                          Call& call) {
  browser::Target source = TargetIn(self->frame(), std::move(params.source), params.strict, call);
  browser::Target target = TargetIn(self->frame(), std::move(params.target), params.strict, call);
  browser::DragOptions options;
  options.force = params.force.value_or(false);
  options.trial = params.trial.value_or(false);
  options.no_scroll = params.scroll == protocol::ScrollMode::kNone;
  if (params.source_position) options.source_position = ToDomain(*params.source_position);
  if (params.target_position) options.target_position = ToDomain(*params.target_position);
  options.steps = params.steps.value_or(1);
  co_return co_await DragAndDrop(std::move(source), std::move(target), options, call.progress());
}

Task<absl::Status> HandleFrameFill(Ref<FrameDispatcher> self, protocol::FrameFillParams params, Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.target), call);
  co_return co_await Fill(std::move(target), std::move(params.fill.value),
                          FillOptionsFrom(params.fill.force, call), call.progress());
}

Task<absl::Status> HandleFrameType(Ref<FrameDispatcher> self, protocol::FrameTypeParams params, Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.target), call);
  co_return co_await Type(std::move(target), std::move(params.type.text), params.type.delay.value_or(0),
                          call.progress());
}

Task<absl::Status> HandleFramePress(Ref<FrameDispatcher> self, protocol::FramePressParams params,
                                    Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.target), call);
  co_return co_await Press(std::move(target), std::move(params.press.key), params.press.delay.value_or(0),
                           call.progress());
}

Task<absl::Status> HandleFrameFocus(Ref<FrameDispatcher> self, protocol::AwaitedTargetParams params,
                                    Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.target), call);
  co_return co_await Focus(std::move(target), call.progress());
}

Task<absl::Status> HandleFrameBlur(Ref<FrameDispatcher> self, protocol::AwaitedTargetParams params,
                                   Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.target), call);
  co_return co_await Blur(std::move(target), call.progress());
}

Task<absl::StatusOr<protocol::SelectOptionResult>> HandleFrameSelectOption(
    Ref<FrameDispatcher> self, protocol::FrameSelectOptionParams params, Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.target), call);
  ASSIGN_OR_CO_RETURN(std::vector<Ref<browser::JSHandle>> elements,
                      ElementsOf(params.select_option.elements, call));
  protocol::SelectOptionResult result;
  ASSIGN_OR_CO_RETURN(
      result.values,
      co_await SelectOptions(std::move(target), ToDomain(params.select_option.options), std::move(elements),
                             params.select_option.force.value_or(false), call.progress()));
  co_return result;
}

Task<absl::Status> HandleFrameDispatchEvent(Ref<FrameDispatcher> self,
                                            protocol::FrameDispatchEventParams params, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::Argument init, ToDomain(params.event.event_init, call, "eventInit"));
  browser::Target target = TargetIn(self->frame(), std::move(params.target), call);
  co_return co_await DispatchEvent(std::move(target), std::move(params.event.type), std::move(init),
                                   call.progress());
}

Task<absl::Status> HandleFrameSetInputFiles(Ref<FrameDispatcher> self,
                                            protocol::FrameSetInputFilesParams params, Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.target), call);
  ASSIGN_OR_CO_RETURN(browser::InputFiles files, GivenFiles(std::move(params.set_input_files), call));
  co_return co_await SetInputFiles(std::move(target), std::move(files), call.progress());
}

namespace {

template <class T>
std::optional<std::vector<T>> UnlessEmpty(std::optional<std::vector<T>> list) {
  return list && !list->empty() ? std::move(list) : std::nullopt;
}

// What is in the files that come along; none when there are none.
absl::StatusOr<std::vector<browser::FilePayload>> DroppedFiles(protocol::FrameDropParams& params,
                                                               const Call& call) {
  protocol::SetInputFilesParams given;
  given.payloads = UnlessEmpty(std::move(params.payloads));
  given.local_paths = UnlessEmpty(std::move(params.local_paths));
  given.streams = UnlessEmpty(std::move(params.streams));
  if (!given.payloads && !given.local_paths && !given.streams) return std::vector<browser::FilePayload>();
  ASSIGN_OR_RETURN(browser::InputFiles files, GivenFiles(std::move(given), call));
  if (auto* payloads = std::get_if<std::vector<browser::FilePayload>>(&files)) return std::move(*payloads);
  return browser::ReadPayloads(std::get<browser::FilePaths>(files).paths);
}

}  // namespace

Task<absl::Status> HandleFrameDrop(Ref<FrameDispatcher> self, protocol::FrameDropParams params, Call& call) {
  browser::Target target = TargetIn(self->frame(), std::move(params.selector), params.strict, call);
  ASSIGN_OR_CO_RETURN(std::vector<browser::FilePayload> files, DroppedFiles(params, call));
  std::vector<browser::DroppedData> data;
  if (params.data) {
    for (auto& item : *params.data) data.push_back({std::move(item.mime_type), std::move(item.value)});
  }
  if (files.empty() && data.empty())
    co_return Error("At least one of \"files\" or \"data\" must be provided.");
  std::optional<browser::Point> position;
  if (params.position) position = ToDomain(*params.position);
  co_return co_await Drop(std::move(target), std::move(files), std::move(data), position, call.progress());
}

}  // namespace understudy::dispatchers
