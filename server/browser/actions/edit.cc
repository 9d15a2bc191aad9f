#include "server/browser/actions/edit.h"

#include <utility>

#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/browser/actions/action.h"
#include "server/browser/actions/answer.h"
#include "server/browser/actions/frame_point.h"
#include "server/browser/frame.h"
#include "server/browser/input/keyboard.h"
#include "server/browser/page.h"

namespace understudy::browser {
namespace {

using boost::json::object;

Task<absl::StatusOr<object>> PerformSimply(Target target, std::string method, object request,
                                           Ref<Progress> progress) {
  ASSIGN_OR_CO_RETURN(const Ref<Action> action,
                      Action::Begin(std::move(target), std::move(progress), std::string()));
  co_return co_await action->Perform(std::move(method), std::move(request), std::string());
}

}  // namespace

Task<absl::Status> Fill(Target target, std::string value, FillOptions options, Ref<Progress> progress) {
  const Ref<Page> page = target.frame->page();
  if (!page) co_return TargetClosedError();
  ASSIGN_OR_CO_RETURN(const Ref<Action> action,
                      Action::Begin(std::move(target), std::move(progress), "fill action"));
  action->Announce(absl::StrCat("  fill(\"", value, "\")"));
  if (options.force) action->IgnoreObstacles();
  object request{{"value", value}, {"force", options.force}, {"refusesMalformed", options.refuses_malformed}};
  ASSIGN_OR_CO_RETURN(
      const object answer,
      co_await action->Perform("fill", std::move(request),
                               WaitingToBe(options.force ? "" : "visible, enabled and editable")));
  if (!answer.contains("insert")) co_return absl::OkStatus();
  action->search().progress().WillInput();
  if (value.empty()) co_return co_await page->keyboard().Press("Delete", 0);
  co_return co_await page->keyboard().InsertText(std::move(value));
}

namespace {

// `words`: what the user is told that the element is focused for.
Task<absl::StatusOr<Ref<Page>>> FocusToType(Target target, std::string words, Ref<Progress> progress) {
  const Ref<Page> page = target.frame->page();
  if (!page) co_return TargetClosedError();
  ASSIGN_OR_CO_RETURN(const Ref<Action> action, Action::Begin(std::move(target), progress, std::string()));
  action->Announce(std::move(words));
  object request{{"typing", true}};
  ASSIGN_OR_CO_RETURN(const object answer,
                      co_await action->Perform("focus", std::move(request), std::string()));
  progress->WillInput();
  co_return page;
}

}  // namespace

Task<absl::Status> Type(Target target, std::string text, double delay, Ref<Progress> progress) {
  ASSIGN_OR_CO_RETURN(
      const Ref<Page> page,
      co_await FocusToType(std::move(target), absl::StrCat("elementHandle.type(\"", text, "\")"),
                           std::move(progress)));
  co_return co_await page->keyboard().Type(std::move(text), delay);
}

Task<absl::Status> Press(Target target, std::string key, double delay, Ref<Progress> progress) {
  ASSIGN_OR_CO_RETURN(
      const Ref<Page> page,
      co_await FocusToType(std::move(target), absl::StrCat("elementHandle.press(\"", key, "\")"),
                           std::move(progress)));
  co_return co_await page->keyboard().Press(std::move(key), delay);
}

Task<absl::Status> Focus(Target target, Ref<Progress> progress) {
  const auto answer = co_await PerformSimply(std::move(target), "focus", object(), std::move(progress));
  co_return answer.status();
}

Task<absl::Status> Blur(Target target, Ref<Progress> progress) {
  const auto answer = co_await PerformSimply(std::move(target), "blur", object(), std::move(progress));
  co_return answer.status();
}

Task<absl::Status> SelectText(Target target, bool force, Ref<Progress> progress) {
  ASSIGN_OR_CO_RETURN(const Ref<Action> action,
                      Action::Begin(std::move(target), std::move(progress), "selectText action"));
  action->TellAhead();
  if (force) action->IgnoreObstacles();
  object request{{"force", force}};
  const auto answer =
      co_await action->Perform("selectText", std::move(request), WaitingToBe(force ? "" : "visible"));
  co_return answer.status();
}

Task<absl::StatusOr<std::vector<std::string>>> SelectOptions(Target target, boost::json::array options,
                                                             std::vector<Ref<JSHandle>> elements, bool force,
                                                             Ref<Progress> progress) {
  ASSIGN_OR_CO_RETURN(const Ref<Action> action,
                      Action::Begin(std::move(target), std::move(progress), "select option action"));
  for (size_t i = 0; i < elements.size(); ++i) options.emplace_back(i);
  if (force) action->IgnoreObstacles();
  object request{{"options", std::move(options)}, {"force", force}};
  ASSIGN_OR_CO_RETURN(const object answer,
                      co_await action->Perform("select", std::move(request),
                                               WaitingToBe(force ? "" : "visible and enabled"), elements));
  std::vector<std::string> values;
  const boost::json::value* selected = answer.if_contains("values");
  if (selected != nullptr && selected->is_array()) {
    for (const boost::json::value& value : selected->get_array()) {
      if (value.is_string()) values.emplace_back(value.get_string());
    }
  }
  co_return values;
}

Task<absl::Status> DispatchEvent(Target target, std::string type, Argument init, Ref<Progress> progress) {
  target.main_world = true;
  ASSIGN_OR_CO_RETURN(const Ref<Action> action,
                      Action::Begin(std::move(target), std::move(progress), std::string()));
  action->IgnoreObstacles();
  object request{{"type", type}, {"init", std::move(init.value)}};
  const auto answer =
      co_await action->Perform("dispatch", std::move(request), std::string(), std::move(init.handles));
  co_return answer.status();
}

Task<absl::Status> ScrollIntoViewIfNeeded(Target target, Ref<Progress> progress) {
  ASSIGN_OR_CO_RETURN(const Ref<Action> action,
                      Action::Begin(std::move(target), std::move(progress), "scroll into view action"));
  action->TellAhead();
  const auto answer = co_await action->Perform("scrollIntoView", object(), WaitingToBe("stable"));
  co_return answer.status();
}

Task<absl::Status> WaitForElementState(Target target, std::string state, Ref<Progress> progress) {
  ASSIGN_OR_CO_RETURN(const Ref<Action> action, Action::Begin(std::move(target), std::move(progress),
                                                              absl::StrCat("wait for ", state, " action")));
  action->TellAhead();
  for (;;) {
    object request{{"state", state}};
    ASSIGN_OR_CO_RETURN(const object answer,
                        co_await action->Attempt("waitState", std::move(request), std::string()));
    CO_RETURN_IF_ERROR(ErrorIn(answer));
    if (FlagAt(answer, "satisfied")) co_return absl::OkStatus();
    action->Log(absl::StrCat("  element is not ", state));
  }
}

Task<absl::StatusOr<std::optional<Rect>>> BoundingBox(Target target, Ref<Progress> progress) {
  ASSIGN_OR_CO_RETURN(const Ref<ElementSearch> search,
                      ElementSearch::Begin(std::move(target), std::move(progress)));
  object request{{"what", "boundingBox"}};
  auto read = co_await search->Await("read", std::move(request));
  if (search->IsStale(read.status())) co_return std::nullopt;
  if (search->IsFrameless(read.status())) co_return FrameDetached();
  ASSIGN_OR_CO_RETURN(object answer, std::move(read));
  const boost::json::value* value = answer.if_contains("value");
  if (value == nullptr || !value->is_object()) co_return std::nullopt;
  const object box = value->get_object();
  answer["point"] = object{{"x", NumberAt(box, "x")}, {"y", NumberAt(box, "y")}};
  ASSIGN_OR_CO_RETURN(const FramePoint corner,
                      co_await InMainFrame(search->found_in(), std::move(answer), /*hit=*/false));
  co_return Rect{.x = corner.point.x,
                 .y = corner.point.y,
                 .width = NumberAt(box, "width"),
                 .height = NumberAt(box, "height")};
}

}  // namespace understudy::browser
