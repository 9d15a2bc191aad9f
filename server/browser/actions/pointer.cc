#include "server/browser/actions/pointer.h"

#include <utility>
#include <vector>

#include <absl/strings/str_cat.h>
#include <boost/json/array.hpp>

#include "server/base/errors.h"
#include "server/browser/actions/action.h"
#include "server/browser/actions/answer.h"
#include "server/browser/actions/frame_point.h"
#include "server/browser/browser_context.h"
#include "server/browser/frame.h"
#include "server/browser/input/mouse.h"
#include "server/browser/input/touchscreen.h"
#include "server/browser/navigation_barrier.h"
#include "server/browser/page.h"

namespace understudy::browser {
namespace {

using boost::json::object;

// What makes one pointer action differ from another.
struct Gesture {
  // As the user is told: "click".
  std::string name;
  // What the element has to be, in this order.
  std::vector<std::string> states;
  // Which events the page guards against going elsewhere, as server/injected/elements names them; empty for
  // none.
  std::string guarded;
  // The input itself, at a point of the main frame's viewport.
  std::function<Task<absl::Status>(Ref<Page> page, Point point)> act;
  // The state that the element shall have in the end; absent for gestures without one.
  std::optional<bool> checked;
  // Whether it is a part of another one.
  bool is_part = false;
};

std::string Listed(const std::vector<std::string>& words) {
  std::string text;
  for (size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " and " : ", ";
    text += words[i];
  }
  return text;
}

constexpr char kScrolling[] = "scrolling into view if needed";

// What the page does first.
std::string Begins(const Gesture& gesture, const PointerOptions& options) {
  if (!options.force) return WaitingToBe(Listed(gesture.states));
  return options.no_scroll ? "" : kScrolling;
}

// Tells what the page did for one attempt, in the order in which it does it.
void LogAttempt(Action& action, const object& answer, const Gesture& gesture, const PointerOptions& options) {
  if (answer.contains("notReady")) return;
  if (!options.force) action.Log(absl::StrCat("  element is ", Listed(gesture.states)));
  if (options.no_scroll) return;
  if (!options.force) action.Log(absl::StrCat("  ", kScrolling));
  if (!answer.contains("notVisible")) action.Log("  done scrolling");
}

object RequestFor(const Gesture& gesture, const PointerOptions& options) {
  boost::json::array states;
  if (!options.force) {
    for (const std::string& state : gesture.states) states.emplace_back(state);
  }
  object request{{"states", std::move(states)},
                 {"scroll", options.no_scroll ? "none" : "auto"},
                 {"hit", !options.force},
                 {"trial", options.trial}};
  if (!options.force && !gesture.guarded.empty()) request["intercept"] = gesture.guarded;
  if (options.position) request["position"] = object{{"x", options.position->x}, {"y", options.position->y}};
  if (gesture.checked) request["wanted"] = *gesture.checked;
  return request;
}

// What the page says after the input: whether it arrived, and the element's state. Nothing when the document
// is gone, as a link's is.
Task<absl::StatusOr<std::optional<object>>> Finish(Ref<Action> action, const Gesture& gesture) {
  object request;
  if (gesture.checked) request["checked"] = true;
  const absl::StatusOr<RemoteValue> answer = co_await action->Follow("finish", std::move(request));
  if (!answer.ok()) {
    if (IsRealmDestroyed(answer.status()) || action->search().found_in()->detached()) co_return std::nullopt;
    co_return answer.status();
  }
  co_return answer->value.is_object() ? std::optional(answer->value.get_object()) : std::nullopt;
}

// The gesture at a point of the page. Nothing: something else was hit, of which `action` has told.
Task<absl::StatusOr<bool>> Act(Ref<Action> action, Gesture gesture, Point point, std::string name,
                               bool trial) {
  const Ref<Page> page = action->search().target().frame->page();
  if (!page) co_return TargetClosedError();
  NavigationBarrier barrier(*page);
  if (!trial) action->Log(absl::StrCat("  performing ", name));
  action->search().progress().WillInput();
  CO_RETURN_IF_ERROR(co_await gesture.act(page, point));
  if (!trial) action->Log(absl::StrCat("  ", name, " done"));
  ASSIGN_OR_CO_RETURN(const std::optional<object> finished, co_await Finish(action, gesture));
  if (finished) {
    const std::string why_not = WhyNotReady(*finished);
    if (!why_not.empty()) {
      action->Log(absl::StrCat("  ", why_not));
      co_return false;
    }
    action->DidEndInPage();
  }
  if (trial) co_return true;
  action->Log("  waiting for scheduled navigations to finish");
  co_await barrier.Wait();
  action->Log("  navigations have finished");
  const boost::json::value* checked = finished ? finished->if_contains("value") : nullptr;
  if (gesture.checked && checked != nullptr && *checked != boost::json::value(*gesture.checked))
    co_return Error("Clicking the checkbox did not change its state");
  co_return true;
}

Task<absl::Status> PointAt(Target target, Gesture gesture, PointerOptions options, Ref<Progress> progress) {
  const std::string name = absl::StrCat(gesture.name, " action");
  ASSIGN_OR_CO_RETURN(const Ref<Action> action,
                      Action::Begin(std::move(target), std::move(progress),
                                    absl::StrCat(name, options.trial ? " (trial run)" : "")));
  if (options.force) action->IgnoreObstacles();
  if (gesture.is_part) action->FindInFirstAttempt();
  const object request = RequestFor(gesture, options);
  const std::string begins = Begins(gesture, options);
  for (;;) {
    ASSIGN_OR_CO_RETURN(const object answer, co_await action->Attempt("point", request, begins));
    CO_RETURN_IF_ERROR(ErrorIn(answer));
    if (FlagAt(answer, "already")) {
      action->DidEndInPage();
      co_return absl::OkStatus();
    }
    LogAttempt(*action, answer, gesture, options);
    const std::string why_not = WhyNotReady(answer);
    if (!why_not.empty() && options.force) co_return Error(absl::StrCat("E", why_not.substr(1)));
    if (!why_not.empty()) {
      action->Log(absl::StrCat("  ", why_not));
      continue;
    }
    ASSIGN_OR_CO_RETURN(const FramePoint place,
                        co_await InMainFrame(action->search().found_in(), answer, !options.force));
    if (!place.why_not.empty()) {
      action->Log(absl::StrCat("  ", place.why_not));
      continue;
    }
    ASSIGN_OR_CO_RETURN(const bool done, co_await Act(action, gesture, place.point, name, options.trial));
    if (done) co_return absl::OkStatus();
  }
}

const std::vector<std::string>& Clickable() {
  static const std::vector<std::string> states = {"visible", "enabled", "stable"};
  return states;
}

const std::vector<std::string>& Reachable() {
  static const std::vector<std::string> states = {"visible", "stable"};
  return states;
}

Gesture ClickGesture(std::string name, const ClickActionOptions& options) {
  ClickOptions click;
  click.button = options.button;
  click.click_count = options.click_count;
  click.delay = options.delay;
  click.steps = options.steps;
  click.modifiers = options.modifiers;
  Gesture gesture{std::move(name), Clickable(), "mouse"};
  gesture.act = [click](const Ref<Page>& page, Point point) { return page->mouse().Click(point, click); };
  return gesture;
}

}  // namespace

Task<absl::Status> Click(Target target, ClickActionOptions options, Ref<Progress> progress) {
  return PointAt(std::move(target), ClickGesture("click", options), options, std::move(progress));
}

Task<absl::Status> DoubleClick(Target target, ClickActionOptions options, Ref<Progress> progress) {
  options.click_count = 2;
  return PointAt(std::move(target), ClickGesture("dblclick", options), options, std::move(progress));
}

Task<absl::Status> Hover(Target target, PointerOptions options, Ref<Progress> progress) {
  MoveOptions move;
  move.modifiers = options.modifiers;
  Gesture gesture{"hover", Reachable(), "hover"};
  gesture.act = [move](const Ref<Page>& page, Point point) { return page->mouse().Move(point, move); };
  return PointAt(std::move(target), std::move(gesture), options, std::move(progress));
}

Task<absl::Status> Tap(Target target, PointerOptions options, Ref<Progress> progress) {
  const Ref<Page> page = target.frame->page();
  const Ref<BrowserContext> context = page ? page->context() : nullptr;
  if (!context) co_return TargetClosedError();
  if (!context->options().has_touch)
    co_return Error("The page does not support tap. Use hasTouch context option to enable touch support.");
  Gesture gesture{"tap", Clickable(), "tap"};
  gesture.act = [modifiers = options.modifiers](const Ref<Page>& page, Point point) {
    return page->touchscreen().Tap(point, modifiers);
  };
  co_return co_await PointAt(std::move(target), std::move(gesture), options, std::move(progress));
}

Task<absl::Status> SetChecked(Target target, bool checked, PointerOptions options, Ref<Progress> progress) {
  ClickActionOptions click;
  static_cast<PointerOptions&>(click) = options;
  Gesture gesture = ClickGesture("click", click);
  gesture.checked = checked;
  return PointAt(std::move(target), std::move(gesture), options, std::move(progress));
}

Task<absl::Status> DragAndDrop(Target source, Target target, DragOptions options, Ref<Progress> progress) {
  PointerOptions from;
  from.force = options.force;
  from.trial = options.trial;
  from.no_scroll = options.no_scroll;
  PointerOptions to = from;
  from.position = options.source_position;
  to.position = options.target_position;
  Gesture down{"move and down", Reachable(), "mouse"};
  down.is_part = true;
  down.act = [](Ref<Page> page, Point point) -> Task<absl::Status> {
    CO_RETURN_IF_ERROR(co_await page->mouse().Move(point));
    co_return co_await page->mouse().Down(MouseButton::kLeft, 1);
  };
  CO_RETURN_IF_ERROR(co_await PointAt(std::move(source), std::move(down), from, progress));
  MoveOptions move;
  move.steps = options.steps;
  Gesture up{"move and up", Reachable(), ""};
  up.is_part = true;
  up.act = [move](Ref<Page> page, Point point) -> Task<absl::Status> {
    CO_RETURN_IF_ERROR(co_await page->mouse().Move(point, move));
    co_return co_await page->mouse().Up(MouseButton::kLeft, 1);
  };
  co_return co_await PointAt(std::move(target), std::move(up), to, progress);
}

}  // namespace understudy::browser
