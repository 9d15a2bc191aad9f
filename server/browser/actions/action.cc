#include "server/browser/actions/action.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/base/pause.h"
#include "server/base/spawn.h"
#include "server/base/string_view.h"
#include "server/browser/actions/answer.h"
#include "server/browser/actions/checkpoint.h"
#include "server/browser/frame.h"
#include "server/browser/page.h"

namespace understudy::browser {
namespace {

using boost::json::object;

// Milliseconds before each attempt but the first; the last for all that follow.
constexpr int kPauses[] = {0, 20, 100, 100, 500};

int64_t NewId() {
  static int64_t last = 0;
  return ++last;
}

// What a checkbox is, is found out before anything is attempted.
bool IsBeforeAttempt(const boost::json::object& request, const boost::json::object& answer) {
  return request.contains("wanted") && (answer.contains("error") || answer.contains("failure") ||
                                        answer.contains("detached") || answer.contains("already"));
}

}  // namespace

absl::StatusOr<Ref<Action>> Action::Begin(Target target, Ref<Progress> progress, std::string name) {
  ASSIGN_OR_RETURN(Ref<ElementSearch> search,
                   ElementSearch::BeginTold(std::move(target), std::move(progress), "waiting for "));
  return std::make_shared<Action>(std::move(search), std::move(name));
}

Action::Action(Ref<ElementSearch> search, std::string name)
    : search_(std::move(search)), name_(std::move(name)), id_(NewId()) {}

Action::~Action() {
  if (!in_page_) return;
  const Ref<ExecutionContext> context = search_->found_context();
  if (context && !context->destroyed()) Spawn(context->executor(), Release(search_, id_));
}

Task<void> Action::Release(Ref<ElementSearch> search, int64_t id) {
  boost::json::object request{{"action", id}};
  static_cast<void>(co_await search->Follow("release", std::move(request), Returned::kValue));
}

void Action::LogFound(const boost::json::object& answer) {
  if (std::string line = FoundLine(answer, ""); !line.empty()) Log(std::move(line));
}

void Action::LogBegin() {
  if (std::exchange(begun_, true)) return;
  if (!announcement_.empty()) Log(announcement_);
  if (!name_.empty()) Log(absl::StrCat("attempting ", name_));
}

void Action::LogAttempt(const boost::json::object& request, const boost::json::object& answer,
                        const std::string& begins) {
  ++attempts_;
  if (IsBeforeAttempt(request, answer)) {
    if (!begun_ && !announcement_.empty()) Log(announcement_);
    return;
  }
  LogBegin();
  if (!begins.empty()) Log(absl::StrCat("  ", begins));
}

void Action::StartOver() {
  attempts_ = 0;
  begun_ = false;
}

bool Action::is_watched() const {
  const Ref<Page> page = search_->target().frame->page();
  return !ignores_obstacles_ && page && !page->locator_handlers().all().empty();
}

Task<absl::StatusOr<bool>> Action::FindFirst() {
  const Ref<Action> self = shared_from_this();
  const Ref<Page> page = search_->target().frame->page();
  CO_RETURN_IF_ERROR(co_await TakeAwayObstacles(page, search_->shared_progress()));
  object request{{"action", id_}};
  in_page_ = true;
  ASSIGN_OR_CO_RETURN(const auto answer, co_await search_->Ask("find", std::move(request)));
  if (answer) LogFound(*answer);
  co_return answer.has_value();
}

Task<absl::StatusOr<boost::json::object>> Action::Attempt(std::string method, boost::json::object request,
                                                          std::string begins,
                                                          std::vector<Ref<JSHandle>> handles) {
  const Ref<Action> self = shared_from_this();
  request["action"] = id_;
  for (;;) {
    if (attempts_ > 0 && !name_.empty()) {
      Log(absl::StrCat("retrying ", name_));
      const size_t last = std::size(kPauses) - 1;
      const int pause = kPauses[std::min(static_cast<size_t>(attempts_ - 1), last)];
      if (pause > 0) Log(absl::StrCat("  waiting ", pause, "ms"));
      co_await Pause(pause);
    }
    request["attempt"] = attempts_;
    if (is_watched() && attempts_ == 0 && !name_.empty() && finds_first_ && search_->by_selector()) {
      ASSIGN_OR_CO_RETURN(const bool found, co_await FindFirst());
      if (!found) {
        CO_RETURN_IF_ERROR(co_await search_->Pause());
        continue;
      }
      if (!request.contains("wanted")) LogBegin();
    }
    if (is_watched()) {
      const Ref<Page> page = search_->target().frame->page();
      CO_RETURN_IF_ERROR(co_await TakeAwayObstacles(page, search_->shared_progress()));
    }
    if (tells_ahead_) LogAttempt(request, object(), begins);
    in_page_ = true;
    auto asked = co_await search_->Ask(method, request, handles);
    if (!search_->named()) {
      if (search_->IsFrameless(asked.status())) co_return FrameDetached();
      if (search_->IsStale(asked.status())) asked = object{{"detached", true}};
    }
    ASSIGN_OR_CO_RETURN(auto answer, std::move(asked));
    if (!answer) {
      StartOver();
      CO_RETURN_IF_ERROR(co_await search_->Pause());
      continue;
    }
    LogFound(*answer);
    if (answer->contains("hiddenFrame")) {
      Log("  element is inside a hidden frame, retrying");
      StartOver();
      CO_RETURN_IF_ERROR(co_await search_->Pause());
      continue;
    }
    if (!tells_ahead_) LogAttempt(request, *answer, begins);
    if (!answer->contains("detached")) co_return *std::move(answer);
    if (!search_->by_selector()) co_return NotAttached();
    Log("element was detached from the DOM, retrying");
    StartOver();
  }
}

Task<absl::StatusOr<boost::json::object>> Action::Perform(std::string method, boost::json::object request,
                                                          std::string begins,
                                                          std::vector<Ref<JSHandle>> handles) {
  const Ref<Action> self = shared_from_this();
  for (;;) {
    ASSIGN_OR_CO_RETURN(boost::json::object answer, co_await Attempt(method, request, begins, handles));
    CO_RETURN_IF_ERROR(ErrorIn(answer));
    const std::string why_not = WhyNotReady(answer);
    if (why_not.empty()) {
      if (!answer.contains("ready")) DidEndInPage();
      co_return answer;
    }
    Log(absl::StrCat("  ", why_not));
  }
}

Task<absl::StatusOr<RemoteValue>> Action::Follow(std::string method, boost::json::object request,
                                                 Returned returned) {
  const Ref<Action> self = shared_from_this();
  request["action"] = id_;
  co_return co_await search_->Follow(std::move(method), std::move(request), returned);
}

std::string WaitingToBe(std::string_view states) {
  return states.empty() ? "" : absl::StrCat("waiting for element to be ", Abseil(states));
}

std::string WhyNotReady(const boost::json::object& answer) {
  if (const std::string state = TextAt(answer, "notReady"); !state.empty())
    return absl::StrCat("element is ", state == "inert" ? "" : "not ", state);
  if (answer.contains("notVisible")) return "element is not visible";
  if (answer.contains("outside")) return "element is outside of the viewport";
  if (const std::string options = TextAt(answer, "waitOptions"); !options.empty()) return options;
  return TextAt(answer, "intercepted");
}

}  // namespace understudy::browser
