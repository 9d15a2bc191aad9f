#pragma once

#include "server/browser/delegate/input.h"
#include "server/chromium/cdp/input.h"

namespace understudy::chromium {

// What is to happen to a page, as the DevTools protocol says it.
cdp::input::DispatchKeyEvent ToCdp(const browser::KeyEvent& event);
cdp::input::InsertText ToCdp(const browser::TextEvent& event);
cdp::input::DispatchMouseEvent ToCdp(const browser::MouseEvent& event);
cdp::input::DispatchMouseEvent ToCdp(const browser::WheelEvent& event);
cdp::input::DispatchTouchEvent ToCdp(const browser::TouchEvent& event);

// Bits, as every such command has them.
int64_t ToCdp(const browser::Modifiers& modifiers);

}  // namespace understudy::chromium
