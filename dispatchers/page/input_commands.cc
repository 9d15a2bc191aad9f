// Commands to the page's keyboard, mouse and touchscreen.

#include "dispatchers/convert/input.h"
#include "dispatchers/core/call.h"
#include "dispatchers/page/page_dispatcher.h"
#include "protocol/schema/page.handlers.pw.h"

namespace understudy::dispatchers {

Task<absl::Status> HandlePageKeyboardDown(Ref<PageDispatcher> self, protocol::PageKeyboardDownParams params,
                                          Call&) {
  co_return co_await self->page()->keyboard().Down(std::move(params.key));
}

Task<absl::Status> HandlePageKeyboardUp(Ref<PageDispatcher> self, protocol::PageKeyboardUpParams params,
                                        Call&) {
  co_return co_await self->page()->keyboard().Up(std::move(params.key));
}

Task<absl::Status> HandlePageKeyboardInsertText(Ref<PageDispatcher> self,
                                                protocol::PageKeyboardInsertTextParams params, Call&) {
  co_return co_await self->page()->keyboard().InsertText(std::move(params.text));
}

Task<absl::Status> HandlePageKeyboardType(Ref<PageDispatcher> self, protocol::PageKeyboardTypeParams params,
                                          Call&) {
  co_return co_await self->page()->keyboard().Type(std::move(params.text), params.delay.value_or(0));
}

Task<absl::Status> HandlePageKeyboardPress(Ref<PageDispatcher> self, protocol::PageKeyboardPressParams params,
                                           Call&) {
  co_return co_await self->page()->keyboard().Press(std::move(params.key), params.delay.value_or(0));
}

Task<absl::Status> HandlePageMouseMove(Ref<PageDispatcher> self, protocol::PageMouseMoveParams params,
                                       Call&) {
  const browser::Point point{.x = params.x, .y = params.y};
  browser::MoveOptions options;
  options.steps = params.steps.value_or(1);
  co_return co_await self->page()->mouse().Move(point, std::move(options));
}

Task<absl::Status> HandlePageMouseDown(Ref<PageDispatcher> self, protocol::PageMouseDownParams params,
                                       Call&) {
  co_return co_await self->page()->mouse().Down(ToDomain(params.button), params.click_count.value_or(1));
}

Task<absl::Status> HandlePageMouseUp(Ref<PageDispatcher> self, protocol::PageMouseUpParams params, Call&) {
  co_return co_await self->page()->mouse().Up(ToDomain(params.button), params.click_count.value_or(1));
}

Task<absl::Status> HandlePageMouseClick(Ref<PageDispatcher> self, protocol::PageMouseClickParams params,
                                        Call&) {
  const browser::Point point{.x = params.x, .y = params.y};
  browser::ClickOptions options;
  options.button = ToDomain(params.button);
  options.click_count = params.click_count.value_or(1);
  options.delay = params.delay.value_or(0);
  co_return co_await self->page()->mouse().Click(point, std::move(options));
}

Task<absl::Status> HandlePageMouseWheel(Ref<PageDispatcher> self, protocol::PageMouseWheelParams params,
                                        Call&) {
  co_return co_await self->page()->mouse().Wheel(params.delta_x, params.delta_y);
}

Task<absl::Status> HandlePageTouchscreenTap(Ref<PageDispatcher> self,
                                            protocol::PageTouchscreenTapParams params, Call&) {
  const browser::Point point{.x = params.x, .y = params.y};
  co_return co_await self->page()->touchscreen().Tap(point);
}

}  // namespace understudy::dispatchers
