#include "server/browser/actions/expect.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>
#include <vector>

#include <absl/strings/match.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/strip.h>

#include "server/base/duration.h"
#include "server/base/errors.h"
#include "server/base/promise.h"
#include "server/base/signal.h"
#include "server/browser/actions/answer.h"
#include "server/browser/actions/before.h"
#include "server/browser/actions/checkpoint.h"
#include "server/browser/actions/element_search.h"
#include "server/browser/frame.h"
#include "server/browser/page.h"

namespace understudy::browser {
namespace {

using boost::json::object;
using Answer = absl::StatusOr<std::optional<object>>;

// However little time there is, so much is given to the first look, and to what is told of the page in the
// end.
constexpr std::chrono::seconds kLeastTime(1);
constexpr char kNotFound[] = "element(s) not found";

bool IsAboutList(const Expectation& expectation) {
  return absl::EndsWith(expectation.expression, ".array") || expectation.expression == "to.have.count";
}

// What an assertion says of an element that isn't there; nothing: neither it nor its opposite holds.
std::optional<bool> MatchesMissing(const Expectation& expectation) {
  const std::string& expression = expectation.expression;
  if (expression == "to.be.hidden" || expression == "to.be.detached") return true;
  if (expression == "to.be.visible" || expression == "to.be.attached" || expression == "to.be.in.viewport")
    return false;
  if (!IsAboutList(expectation)) return std::nullopt;
  const boost::json::value* number = expectation.details.if_contains("expectedNumber");
  if (number != nullptr) return number->is_number() && number->to_number<double>() == 0;
  const boost::json::value* texts = expectation.details.if_contains("expectedText");
  return texts == nullptr || !texts->is_array() || texts->get_array().empty();
}

bool Holds(std::optional<bool> matches, const Expectation& expectation) {
  return matches && *matches != expectation.is_not;
}

// Milliseconds between the look of that number and the next. Of the pauses for which there is no time, none
// is made: there are to be some looks.
double PauseAfter(size_t looks, std::optional<double> timeout) {
  constexpr double kPauses[] = {0, 20, 50, 100, 100, 500};
  constexpr double kLeastLooks = 5;
  double pause = 0;
  for (size_t i = 0; i < std::min(looks, std::size(kPauses)); ++i) {
    if (!timeout || kPauses[i] * kLeastLooks <= *timeout) pause = kPauses[i];
  }
  return pause;
}

ExpectOutcome Impossible(const Expectation& expectation, absl::Status why) {
  ExpectOutcome outcome;
  outcome.matches = expectation.is_not;
  outcome.impossible = std::move(why);
  return outcome;
}

class Assertion {
 public:
  Assertion(Ref<ElementSearch> search, Expectation expectation)
      : search_(std::move(search)),
        expectation_(std::move(expectation)),
        reads_(!IsAboutList(expectation_)),
        gone_(search_->target().frame->executor()) {}

  Task<absl::StatusOr<ExpectOutcome>> Run();

 private:
  // Whether it is over.
  bool Take(const Answer& answer);
  void LogLook(const object& answer) const;
  Task<Answer> Look();
  // What is there to be read where the assertion looked: of the element, or else of the user's frame.
  Task<std::optional<std::string>> Read(bool absent);
  // Until the next look, or the end of what is looked at. False when the time is up before.
  Task<bool> Pause();
  // Where it ends, what was seen last counts.
  bool IsGone(const absl::Status& status) const;
  void TellOfEnd(const absl::Status& status);

  const Ref<ElementSearch> search_;
  const Expectation expectation_;
  // Whether a failure shows what there is to be read of the page.
  const bool reads_;
  // Set when the frame goes, or its page crashes.
  const Promise<bool> gone_;
  std::vector<Subscription> subscriptions_;
  // So many were taken.
  size_t looks_ = 0;
  ExpectOutcome outcome_;
};

// The first look is for what holds at once. Each other one brings along what there is to be read, for
// afterwards there may be nothing any more.
Task<Answer> Assertion::Look() {
  const Ref<Frame>& frame = search_->target().frame;
  if (const Ref<Page> page = frame->page()) {
    if (looks_ > 0 && page->crashed()) co_return PageCrashed();
    CO_RETURN_IF_ERROR(co_await TakeAwayObstacles(page, search_->shared_progress()));
  }
  const bool reads = reads_ && looks_ > 0;
  object request = expectation_.details;
  request["expression"] = expectation_.expression;
  request["isNot"] = expectation_.is_not;
  request["reads"] = reads;
  Answer answer = co_await search_->Ask("expect", std::move(request));
  if (!answer.ok() || !reads || Holds(MatchesMissing(expectation_), expectation_)) co_return answer;
  const bool in_frame = *answer && search_->found_in() != frame;
  if (*answer && !(in_frame && (*answer)->contains("absent"))) co_return answer;
  const std::optional<std::string> snapshot = co_await Read(/*absent=*/true);
  object absence{{"absent", true}};
  if (snapshot) absence["snapshot"] = *snapshot;
  co_return absence;
}

bool Assertion::Take(const Answer& answer) {
  outcome_ = ExpectOutcome();
  if (!answer.ok()) {
    outcome_ = Impossible(expectation_, answer.status());
    return true;
  }
  std::optional<bool> matches = MatchesMissing(expectation_);
  if (*answer && !(*answer)->contains("absent")) {
    const object& said = **answer;
    if (absl::Status error = ErrorIn(said); !error.ok()) {
      outcome_ = Impossible(expectation_, std::move(error));
      return true;
    }
    if (looks_ > 0) LogLook(said);
    matches = FlagAt(said, "matches");
    if (const boost::json::value* received = said.if_contains("received")) outcome_.received = *received;
  } else if (!IsAboutList(expectation_)) {
    outcome_.missing = true;
  }
  if (*answer && (*answer)->contains("snapshot")) outcome_.aria_snapshot = TextAt(**answer, "snapshot");
  outcome_.matches = matches.value_or(expectation_.is_not);
  ++looks_;
  return Holds(matches, expectation_);
}

void Assertion::LogLook(const object& answer) const {
  Progress& progress = search_->progress();
  if (const boost::json::value* count = answer.if_contains("count"); count != nullptr && count->is_int64()) {
    progress.Log(absl::StrCat("  locator resolved to ", count->get_int64(),
                              count->get_int64() == 1 ? " element" : " elements"));
  } else if (const boost::json::value* found = answer.if_contains("resolved");
             found != nullptr && found->is_object() &&
             (expectation_.names_document || !search_->target().document)) {
    progress.Log(absl::StrCat("  locator resolved to ", TextAt(found->get_object(), "preview")));
  }
  if (FlagAt(answer, "matches") == expectation_.is_not && answer.contains("shown"))
    progress.Log(absl::StrCat("  unexpected value \"", TextAt(answer, "shown"), "\""));
}

Task<std::optional<std::string>> Assertion::Read(bool absent) {
  Ref<ElementSearch> search = search_;
  if (absent) {
    Target target;
    target.frame = search_->target().frame;
    target.document = true;
    absl::StatusOr<Ref<ElementSearch>> of_document = ElementSearch::Begin(std::move(target), NoProgress());
    if (!of_document.ok()) co_return std::nullopt;
    search = *std::move(of_document);
  }
  const Answer answer = co_await search->Ask("readable", object());
  if (!answer.ok() || !*answer) co_return std::nullopt;
  co_return TextAt(**answer, "snapshot");
}

Task<bool> Assertion::Pause() {
  using Clock = Progress::Clock;
  const Clock::time_point next = Clock::now() + Milliseconds(PauseAfter(looks_, expectation_.timeout));
  const auto deadline = search_->progress().deadline();
  const Clock::time_point until = deadline ? std::min(*deadline, next) : next;
  Task<bool> gone = gone_.Wait();
  co_await Before(std::optional(until), std::move(gone));
  co_return gone_.IsSet() || !deadline || next < *deadline;
}

bool Assertion::IsGone(const absl::Status& status) const {
  const Ref<Frame>& frame = search_->target().frame;
  const Ref<Page> page = frame->page();
  return !status.ok() && (frame->detached() || !page || page->crashed());
}

// That a frame was taken away is nothing the user has to be told.
void Assertion::TellOfEnd(const absl::Status& status) {
  const Ref<Page> page = search_->target().frame->page();
  if (IsTargetClosed(status) || (page && page->crashed()))
    search_->progress().Log(std::string(status.message()));
}

Task<absl::StatusOr<ExpectOutcome>> Assertion::Run() {
  const Ref<Frame>& frame = search_->target().frame;
  const auto end = [gone = gone_] { gone.Set(true); };
  subscriptions_.emplace_back(frame->on_detached.connect(end));
  if (const Ref<Page> page = frame->page()) subscriptions_.emplace_back(page->on_crash.connect(end));
  const auto deadline = search_->progress().deadline();
  auto until = deadline;
  if (until) until = std::max(*until, Progress::Clock::now() + kLeastTime);
  do {
    Task<Answer> look = Look();
    const std::optional<Answer> answer = co_await Before(until, std::move(look));
    if (!answer) break;
    if (IsGone(answer->status())) {
      if (looks_ == 0) co_return answer->status();
      TellOfEnd(answer->status());
      co_return outcome_;
    }
    if (IsTargetClosed(answer->status())) co_return answer->status();
    if (Take(*answer)) co_return outcome_;
    until = deadline;
  } while (co_await Pause());
  outcome_.timed_out = true;
  const bool says_all = outcome_.received && expectation_.expression == "to.match.aria";
  if (!reads_ || says_all || looks_ == 0 || outcome_.aria_snapshot) co_return outcome_;
  Task<std::optional<std::string>> reading = Read(outcome_.missing);
  const auto soon = Progress::Clock::now() + kLeastTime;
  outcome_.aria_snapshot = (co_await Before(std::optional(soon), std::move(reading))).value_or(std::nullopt);
  co_return outcome_;
}

// What an aria snapshot is to look like, as the page takes it. A text that is none is an error for the user.
Task<absl::StatusOr<boost::json::value>> ReadTemplate(Ref<Frame> frame, boost::json::value expected) {
  boost::system::error_code missing;
  const boost::json::value* text = expected.find_pointer("/s", missing);
  if (text == nullptr || !text->is_string()) co_return Error("source is not a string");
  ASSIGN_OR_CO_RETURN(const Ref<ExecutionContext> context, co_await frame->Context(World::kUtility));
  std::vector<CallArgument> arguments(1, *text);
  ASSIGN_OR_CO_RETURN(RemoteValue parsed, co_await context->Call(Bundle::kAriaTemplate, "parse",
                                                                 std::move(arguments), Returned::kValue));
  if (const boost::json::value* error = parsed.value.find_pointer("/error", missing))
    co_return Error(std::string_view(error->as_string()));
  const boost::json::value* tree = parsed.value.find_pointer("/template", missing);
  co_return tree != nullptr ? *tree : boost::json::value(nullptr);
}

}  // namespace

std::optional<std::string> ExpectOutcome::error() const {
  if (missing) return kNotFound;
  if (impossible.ok()) return std::nullopt;
  return std::string(absl::StripPrefix(impossible.message(), "Error: "));
}

Task<absl::StatusOr<ExpectOutcome>> Expect(Target target, Expectation expectation, Ref<Progress> progress) {
  const bool of_page = target.document;
  const std::string name = of_page ? "" : LocatorText(target.selector, target.language);
  progress->Log(absl::StrCat(
      expectation.title, name.empty() || !expectation.names_locator ? "" : absl::StrCat(" ", name),
      expectation.timeout ? absl::StrCat(" with timeout ", *expectation.timeout, "ms") : ""));
  if (const boost::json::value* expected = expectation.details.if_contains("expectedValue");
      expected != nullptr && expectation.expression == "to.match.aria") {
    const auto tree = co_await ReadTemplate(target.frame, *expected);
    if (IsTargetClosed(tree.status())) co_return tree.status();
    if (!tree.ok()) {
      ExpectOutcome outcome = Impossible(expectation, tree.status());
      outcome.unreadable = true;
      co_return outcome;
    }
    expectation.details["template"] = *tree;
  }
  target.strict = !IsAboutList(expectation);
  target.main_world = expectation.expression == "to.have.property";
  if (!name.empty()) progress->Log(absl::StrCat("waiting for ", name));
  const absl::StatusOr<Ref<ElementSearch>> search = ElementSearch::Begin(std::move(target), progress);
  if (!search.ok()) co_return Impossible(expectation, search.status());
  Assertion assertion(*search, std::move(expectation));
  co_return co_await assertion.Run();
}

}  // namespace understudy::browser
