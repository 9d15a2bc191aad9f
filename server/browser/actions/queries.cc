#include "server/browser/actions/queries.h"

#include <utility>

#include <absl/strings/str_cat.h>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "server/base/errors.h"
#include "server/base/pause.h"
#include "server/base/promise.h"
#include "server/browser/actions/answer.h"
#include "server/browser/actions/checkpoint.h"
#include "server/browser/actions/element_search.h"
#include "server/browser/execution_context.h"
#include "server/browser/frame.h"
#include "server/values/handles.h"

namespace understudy::browser {
namespace {

// No other value of the call has it.
constexpr int64_t kListId = -1;

}  // namespace

Task<absl::StatusOr<Ref<JSHandle>>> QuerySelector(Target target) {
  ASSIGN_OR_CO_RETURN(const Ref<ElementSearch> search, ElementSearch::Begin(std::move(target), NoProgress()));
  co_return co_await search->FindOne();
}

Task<absl::StatusOr<std::vector<Ref<JSHandle>>>> QuerySelectorAll(Target target) {
  ASSIGN_OR_CO_RETURN(const Ref<ElementSearch> search, ElementSearch::Begin(std::move(target), NoProgress()));
  co_return co_await search->FindAll();
}

Task<absl::StatusOr<int64_t>> QueryCount(Target target) {
  ASSIGN_OR_CO_RETURN(const Ref<ElementSearch> search, ElementSearch::Begin(std::move(target), NoProgress()));
  ASSIGN_OR_CO_RETURN(const auto answer, co_await search->Look("nodeCount", boost::json::object()));
  co_return answer ? IntegerAt(*answer, "value") : 0;
}

Task<absl::StatusOr<boost::json::value>> EvalOnSelector(Target target, std::string expression,
                                                        std::optional<bool> is_function, Argument argument) {
  const std::string selector = target.selector;
  ASSIGN_OR_CO_RETURN(const Ref<JSHandle> element, co_await QuerySelector(std::move(target)));
  if (!element) co_return Error(absl::StrCat("Failed to find element matching selector \"", selector, "\""));
  co_return co_await element->Evaluate(std::move(expression), is_function, std::move(argument));
}

Task<absl::StatusOr<boost::json::value>> EvalOnSelectorAll(Target target, std::string expression,
                                                           std::optional<bool> is_function,
                                                           Argument argument) {
  const Ref<Frame> frame = target.frame;
  // What they find may be no more than the page's scripts have said.
  target.engines_in_main_world = true;
  ASSIGN_OR_CO_RETURN(const Ref<ElementSearch> search, ElementSearch::Begin(std::move(target), NoProgress()));
  ASSIGN_OR_CO_RETURN(ElementSearch::Found found, co_await search->FindTogether());
  std::vector<boost::json::value> values;
  std::vector<Ref<JSHandle>> handles;
  if (found.list) {
    values.emplace_back(boost::json::object{{"h", 0}});
    handles.push_back(std::move(found.list));
  } else {
    boost::json::array list;
    for (size_t i = 0; i < found.elements.size(); ++i) list.push_back(boost::json::object{{"h", i}});
    values.emplace_back(boost::json::object{{"a", std::move(list)}, {"id", kListId}});
    handles = std::move(found.elements);
  }
  Ref<ExecutionContext> context;
  if (handles.empty()) {
    ASSIGN_OR_CO_RETURN(context, co_await frame->Context(World::kMain));
  } else {
    context = handles.front()->context();
  }
  values::ShiftHandles(argument.value, handles.size());
  values.push_back(std::move(argument.value));
  handles.insert(handles.end(), argument.handles.begin(), argument.handles.end());
  co_return co_await context->EvaluateWith(std::move(expression), is_function, std::move(values),
                                           std::move(handles));
}

Task<absl::StatusOr<boost::json::value>> Read(Target target, Property property, Ref<Progress> progress) {
  ASSIGN_OR_CO_RETURN(const Ref<ElementSearch> search,
                      ElementSearch::BeginTold(std::move(target), std::move(progress), "waiting for "));
  boost::json::object request{{"what", property.what}};
  if (!property.name.empty()) request["name"] = property.name;
  ASSIGN_OR_CO_RETURN(boost::json::object answer, co_await search->Await("read", std::move(request)));
  boost::json::value* value = answer.if_contains("value");
  co_return value ? std::move(*value) : boost::json::value(nullptr);
}

Task<absl::StatusOr<bool>> IsVisible(Target target, Ref<Progress> progress) {
  ASSIGN_OR_CO_RETURN(
      const Ref<ElementSearch> search,
      ElementSearch::BeginTold(std::move(target), std::move(progress), "  checking visibility of "));
  boost::json::object request{{"what", "visible"}};
  auto look = co_await search->Look("read", std::move(request));
  if (search->IsStale(look.status())) co_return false;
  if (search->IsFrameless(look.status())) co_return FrameDetached();
  ASSIGN_OR_CO_RETURN(const auto answer, std::move(look));
  co_return answer&& FlagAt(*answer, "value");
}

namespace {

void LogFound(Progress& progress, const boost::json::object& answer) {
  std::string line = FoundLine(answer, FlagAt(answer, "visible") ? "visible " : "hidden ");
  if (!line.empty()) progress.Log(std::move(line));
}

bool IsGoneState(const std::string& state) { return state == "detached" || state == "hidden"; }

// One look; whether it is in that state.
Task<absl::StatusOr<bool>> IsInState(Ref<ElementSearch> search, std::string state) {
  const boost::json::object request{{"state", state}};
  ASSIGN_OR_CO_RETURN(const auto answer, co_await search->Look("waitSelector", request));
  if (answer && answer->contains("detached")) co_return NotAttached();
  if (answer) LogFound(search->progress(), *answer);
  co_return answer ? FlagAt(*answer, "satisfied") : IsGoneState(state);
}

}  // namespace

Task<absl::StatusOr<Ref<JSHandle>>> WaitForSelector(Target target, std::string state,
                                                    Ref<Progress> progress) {
  const Ref<Frame> frame = target.frame;
  const std::string until = state == "attached" ? "" : absl::StrCat(" to be ", state);
  ASSIGN_OR_CO_RETURN(const Ref<ElementSearch> search,
                      ElementSearch::BeginTold(std::move(target), progress, "waiting for ", until));
  for (;;) {
    if (const Ref<Page> page = frame->page()) CO_RETURN_IF_ERROR(co_await TakeAwayObstacles(page, progress));
    ASSIGN_OR_CO_RETURN(const bool satisfied, co_await IsInState(search, state));
    if (satisfied && IsGoneState(state)) co_return nullptr;
    if (satisfied) {
      // What it has found is looked up again, in the moment that it became ready.
      ASSIGN_OR_CO_RETURN(Ref<JSHandle> element, co_await search->FindOne());
      if (element) co_return element;
    }
    CO_RETURN_IF_ERROR(co_await search->Pause());
  }
}

Task<absl::Status> AwaitHidden(Target target, Ref<Progress> progress) {
  ASSIGN_OR_CO_RETURN(const Ref<ElementSearch> search,
                      ElementSearch::Begin(std::move(target), std::move(progress)));
  for (;;) {
    ASSIGN_OR_CO_RETURN(const bool satisfied, co_await IsInState(search, "hidden"));
    if (satisfied) co_return absl::OkStatus();
    CO_RETURN_IF_ERROR(co_await search->Pause());
  }
}

namespace {

bool IsTruthy(const JSHandle& value) {
  if (!value.remote_id().empty()) return true;
  const boost::json::value& primitive = value.primitive();
  boost::system::error_code missing;
  if (const boost::json::value* flag = primitive.find_pointer("/b", missing))
    return *flag == boost::json::value(true);
  if (const boost::json::value* text = primitive.find_pointer("/s", missing))
    return !text->as_string().empty();
  if (const boost::json::value* number = primitive.find_pointer("/n", missing))
    return number->to_number<double>() != 0;
  if (const boost::json::value* number = primitive.find_pointer("/bi", missing))
    return number->as_string() != "0";
  const boost::json::value* special = primitive.find_pointer("/v", missing);
  return special != nullptr && (*special == "Infinity" || *special == "-Infinity");
}

}  // namespace

Task<absl::Status> WaitForFunction(Target target, std::string expression, std::optional<bool> is_function,
                                   Argument argument, std::optional<double> interval,
                                   Ref<Progress> progress) {
  ASSIGN_OR_CO_RETURN(const Ref<ElementSearch> search,
                      ElementSearch::BeginTold(std::move(target), std::move(progress), "waiting for "));
  for (;;) {
    ASSIGN_OR_CO_RETURN(const Ref<JSHandle> element, co_await search->FindOne());
    if (element) {
      const absl::StatusOr<Ref<JSHandle>> value =
          co_await element->EvaluateHandle(expression, is_function, argument);
      if (value.ok() && IsTruthy(**value)) co_return absl::OkStatus();
      if (!value.ok() && !IsRealmDestroyed(value.status())) co_return value.status();
    }
    if (interval && *interval > 0) {
      co_await Pause(*interval);
    } else {
      CO_RETURN_IF_ERROR(co_await search->Pause());
    }
  }
}

Task<absl::Status> WaitForTimeout(Ref<Frame> frame, double milliseconds) {
  using boost::asio::experimental::awaitable_operators::operator||;
  const auto was_detached = [] { return Error("Frame was detached"); };
  const Ref<Page> page = frame->page();
  if (!page) co_return TargetClosedError();
  if (frame->detached()) co_return was_detached();
  if (page->crashed()) co_return PageCrashed();
  const Promise<absl::Status> ended(frame->executor());
  Subscription detached = frame->on_detached.connect([=] { ended.Set(was_detached()); });
  Subscription crashed = page->on_crash.connect([=] { ended.Set(PageCrashed()); });
  Task<absl::Status> end = ended.Wait();
  Task<void> time = Pause(milliseconds);
  auto first = co_await (std::move(end) || std::move(time));
  co_return first.index() == 0 ? std::get<0>(std::move(first)) : absl::OkStatus();
}

namespace {

// A selector of the elements that hold the frame, up to the main one; empty for that.
Task<absl::StatusOr<std::string>> PathTo(Ref<Frame> frame) {
  std::string path;
  for (; frame->parent(); frame = frame->parent()) {
    ASSIGN_OR_CO_RETURN(const Ref<JSHandle> holder, co_await frame->Element());
    Target target;
    target.frame = frame->parent();
    target.element = holder;
    target.selector = ":scope";
    ASSIGN_OR_CO_RETURN(const Ref<ElementSearch> search,
                        ElementSearch::Begin(std::move(target), NoProgress()));
    ASSIGN_OR_CO_RETURN(const auto answer, co_await search->Look("selectorOf", boost::json::object()));
    const std::string selector = answer ? TextAt(*answer, "value") : "";
    if (selector.empty()) co_return Error("Frame has been detached.");
    path = absl::StrCat(selector, " >> internal:control=enter-frame >> ", path);
  }
  co_return path;
}

}  // namespace

Task<absl::StatusOr<std::string>> ResolveSelector(Target target) {
  const std::string wanted = target.selector;
  ASSIGN_OR_CO_RETURN(const Ref<ElementSearch> search, ElementSearch::Begin(std::move(target), NoProgress()));
  ASSIGN_OR_CO_RETURN(const auto answer, co_await search->Look("selectorOf", boost::json::object()));
  const std::string selector = answer ? TextAt(*answer, "value") : "";
  if (selector.empty()) co_return Error(absl::StrCat("No element matching ", wanted));
  ASSIGN_OR_CO_RETURN(const std::string path, co_await PathTo(search->found_in()));
  co_return absl::StrCat(path, selector);
}

Task<absl::Status> Highlight(Target target, std::optional<std::string> style) {
  if (target.frame->detached()) co_return absl::OkStatus();
  ASSIGN_OR_CO_RETURN(const Ref<ElementSearch> search, ElementSearch::Begin(std::move(target), NoProgress()));
  boost::json::object request{{"label", search->Name()}};
  if (style) request["style"] = *style;
  co_return co_await search->Tell("highlight", std::move(request));
}

Task<absl::Status> HideHighlight(Target target) {
  ASSIGN_OR_CO_RETURN(const Ref<ElementSearch> search, ElementSearch::Begin(std::move(target), NoProgress()));
  boost::json::object request{{"label", search->Name()}};
  co_return co_await search->Tell("hideHighlight", std::move(request));
}

namespace {

Task<absl::Status> HideHighlightsBelow(Ref<Frame> frame) {
  Target target;
  target.frame = frame;
  target.document = true;
  ASSIGN_OR_CO_RETURN(const Ref<ElementSearch> search, ElementSearch::Begin(std::move(target), NoProgress()));
  absl::Status hidden = co_await search->Tell("hideHighlight", boost::json::object());
  const std::vector<Ref<Frame>> children = frame->children();
  for (const Ref<Frame>& child : children) hidden.Update(co_await HideHighlightsBelow(child));
  co_return hidden;
}

}  // namespace

Task<absl::Status> HideHighlights(Ref<Page> page) { return HideHighlightsBelow(page->main_frame()); }

}  // namespace understudy::browser
