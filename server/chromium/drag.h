#pragma once

#include <functional>
#include <optional>

#include <absl/status/status.h>

#include "server/base/signal.h"
#include "server/base/task.h"
#include "server/browser/delegate/input.h"
#include "server/chromium/cdp/input.h"
#include "server/chromium/cdp/session.h"

namespace understudy::chromium {

// What the mouse drags in a page. Chromium would give a drag to the desktop; asked to, it gives it to the
// driver, which then says where it goes. Asked while the left button is held and the mouse moves, so that
// clicks cost nothing.
class Drag {
 public:
  // `await_renderers` waits until whatever the page's renderers have told by now has arrived.
  Drag(Ref<CdpSession> session, std::function<Task<absl::Status>()> await_renderers);

  // Whether the mouse carries something.
  bool active() const { return data_.has_value(); }

  // A move with the left button held, which may begin a drag.
  Task<absl::Status> Begin(browser::MouseEvent move);
  // While active: it moves, is dropped, is given up.
  Task<absl::Status> Move(const browser::MouseEvent& move);
  Task<absl::Status> Drop(const browser::MouseEvent& up);
  Task<absl::Status> Cancel();
  // The left button isn't held any more.
  void DidRelease();

 private:
  Task<absl::Status> Send(std::string_view type, browser::Point point, const browser::Modifiers& modifiers);

  const Ref<CdpSession> session_;
  const std::function<Task<absl::Status>()> await_renderers_;
  bool intercepting_ = false;
  std::optional<cdp::input::DragData> data_;
  browser::Point point_;
  Subscription intercepted_;
};

}  // namespace understudy::chromium
