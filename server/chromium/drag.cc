#include "server/chromium/drag.h"

#include <string>
#include <utility>

#include "server/base/errors.h"
#include "server/chromium/input_events.h"

namespace understudy::chromium {
namespace {

void PostIntercept(CdpSession& session, bool enabled) {
  cdp::input::SetInterceptDrags command;
  command.enabled = enabled;
  session.Post(command);
}

}  // namespace

Drag::Drag(Ref<CdpSession> session, std::function<Task<absl::Status>()> await_renderers)
    : session_(std::move(session)), await_renderers_(std::move(await_renderers)) {
  intercepted_ = session_->On<cdp::input::DragIntercepted>(
      [this](const cdp::input::DragIntercepted& event) { data_ = event.data; });
}

Task<absl::Status> Drag::Begin(browser::MouseEvent move) {
  if (!std::exchange(intercepting_, true)) PostIntercept(*session_, true);
  const cdp::input::DispatchMouseEvent command = ToCdp(move);
  CO_RETURN_IF_ERROR(co_await session_->Send(command));
  // That a drag has begun comes another way than the move's answer.
  static_cast<void>(co_await await_renderers_());
  if (!active()) co_return absl::OkStatus();
  point_ = move.point;
  co_return co_await Send("dragEnter", move.point, move.modifiers);
}

Task<absl::Status> Drag::Move(const browser::MouseEvent& move) {
  point_ = move.point;
  return Send("dragOver", move.point, move.modifiers);
}

Task<absl::Status> Drag::Drop(const browser::MouseEvent& up) {
  Task<absl::Status> dropped = Send("drop", up.point, up.modifiers);
  data_.reset();
  return dropped;
}

Task<absl::Status> Drag::Cancel() {
  Task<absl::Status> cancelled = Send("dragCancel", point_, {});
  data_.reset();
  return cancelled;
}

void Drag::DidRelease() {
  if (std::exchange(intercepting_, false)) PostIntercept(*session_, false);
}

Task<absl::Status> Drag::Send(std::string_view type, browser::Point point,
                              const browser::Modifiers& modifiers) {
  cdp::input::DispatchDragEvent command;
  command.type = std::string(type);
  command.x = point.x;
  command.y = point.y;
  command.data = *data_;
  command.modifiers = ToCdp(modifiers);
  return session_->Send(command);
}

}  // namespace understudy::chromium
