#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "server/base/task.h"
#include "server/browser/delegate/input.h"
#include "server/browser/input/keyboard.h"

namespace understudy::browser {

struct MoveOptions {
  // How many moves of equal length bring the mouse there; the page sees each. With none it is there unseen.
  int64_t steps = 1;
  // What is held meanwhile, in place of what is held now and again afterwards.
  std::optional<Modifiers> modifiers;
};

struct ClickOptions {
  MouseButton button = MouseButton::kLeft;
  int64_t click_count = 1;
  // Milliseconds between press and release, and between two clicks.
  double delay = 0;
  int64_t steps = 1;
  std::optional<Modifiers> modifiers;
};

// A page's mouse. It begins in the viewport's corner.
class Mouse : public std::enable_shared_from_this<Mouse> {
 public:
  Mouse(Ref<InputDelegate> delegate, Ref<Keyboard> keyboard)
      : delegate_(std::move(delegate)), keyboard_(std::move(keyboard)) {}

  Task<absl::Status> Move(Point point, MoveOptions options = {});
  Task<absl::Status> Down(MouseButton button, int64_t click_count);
  Task<absl::Status> Up(MouseButton button, int64_t click_count);
  // Moves there and clicks: with the count 1, then with 2, up to `click_count`, as a double click does.
  // Without a delay everything is dispatched together.
  Task<absl::Status> Click(Point point, ClickOptions options = {});
  // Turns the wheel where the mouse is, by so many CSS pixels.
  Task<absl::Status> Wheel(double delta_x, double delta_y);

 private:
  MouseEvent MakeMove(Point point);
  MouseEvent MakeDown(MouseButton button, int64_t click_count);
  MouseEvent MakeUp(MouseButton button, int64_t click_count);
  // Dispatches `events` and the moves that bring the mouse there, each by itself; what has to come with the
  // last of them is given back with it.
  Task<absl::StatusOr<std::vector<InputEvent>>> Approach(std::vector<InputEvent> events, Point point,
                                                         int64_t steps);
  Task<absl::Status> DispatchOne(InputEvent event);

  const Ref<InputDelegate> delegate_;
  const Ref<Keyboard> keyboard_;
  Point position_;
  MouseButtons held_;
  // The one that went down last, until one goes up.
  std::optional<MouseButton> last_button_;
};

}  // namespace understudy::browser
