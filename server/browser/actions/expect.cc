#include "server/browser/actions/expect.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <absl/strings/match.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/strip.h>

#include "server/base/errors.h"
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

ExpectOutcome Impossible(const Expectation& expectation, absl::Status why) {
  ExpectOutcome outcome;
  outcome.matches = expectation.is_not;
  outcome.impossible = std::move(why);
  return outcome;
}

class Assertion {
 public:
  Assertion(Ref<ElementSearch> search, Expectation expectation)
      : search_(std::move(search)), expectation_(std::move(expectation)) {}

  Task<absl::StatusOr<ExpectOutcome>> Run();

 private:
  // Whether it is over.
  bool Take(const Answer& answer);
  void LogLook(const object& answer) const;
  Task<Answer> Look();
  // What is there to be read where the assertion looked; in the whole document when that shows nothing.
  Task<std::optional<std::string>> Snapshot();

  const Ref<ElementSearch> search_;
  const Expectation expectation_;
  ExpectOutcome outcome_;
};

Task<Answer> Assertion::Look() {
  if (const Ref<Page> page = search_->target().frame->page())
    CO_RETURN_IF_ERROR(co_await TakeAwayObstacles(page, search_->shared_progress()));
  object request = expectation_.details;
  request["expression"] = expectation_.expression;
  request["isNot"] = expectation_.is_not;
  co_return co_await search_->Ask("expect", std::move(request));
}

bool Assertion::Take(const Answer& answer) {
  outcome_.missing = false;
  outcome_.received = std::nullopt;
  if (!answer.ok()) {
    outcome_ = Impossible(expectation_, answer.status());
    return true;
  }
  std::optional<bool> matches = MatchesMissing(expectation_);
  if (*answer) {
    const object& said = **answer;
    if (absl::Status error = ErrorIn(said); !error.ok()) {
      outcome_ = Impossible(expectation_, std::move(error));
      return true;
    }
    LogLook(said);
    matches = FlagAt(said, "matches");
    if (const boost::json::value* received = said.if_contains("received")) outcome_.received = *received;
  } else if (!IsAboutList(expectation_)) {
    outcome_.missing = true;
  }
  outcome_.matches = matches.value_or(expectation_.is_not);
  return matches && *matches != expectation_.is_not;
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

Task<std::optional<std::string>> Assertion::Snapshot() {
  // An aria snapshot has been told as what was seen.
  if (IsAboutList(expectation_) || expectation_.expression == "to.match.aria") co_return std::nullopt;
  const auto answer = co_await search_->Ask("readable", object());
  if (!answer.ok() || !*answer) co_return std::nullopt;
  co_return TextAt(**answer, "snapshot");
}

Task<absl::StatusOr<ExpectOutcome>> Assertion::Run() {
  const auto deadline = search_->progress().deadline();
  auto until = deadline;
  if (until) until = std::max(*until, Progress::Clock::now() + kLeastTime);
  for (;;) {
    Task<Answer> look = Look();
    const std::optional<Answer> answer = co_await Before(until, std::move(look));
    if (answer && IsTargetClosed(answer->status())) co_return answer->status();
    if (answer && Take(*answer)) co_return outcome_;
    until = deadline;
    if (!answer || (deadline && Progress::Clock::now() >= *deadline)) break;
    if (const absl::Status paused = co_await search_->Pause(); !paused.ok()) {
      search_->progress().Log(std::string(paused.message()));
      co_return outcome_;
    }
  }
  outcome_.timed_out = true;
  Task<std::optional<std::string>> reading = Snapshot();
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
  progress->Log(
      absl::StrCat(expectation.title, of_page || !expectation.names_locator ? "" : absl::StrCat(" ", name),
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
  if (!of_page) progress->Log(absl::StrCat("waiting for ", name));
  const absl::StatusOr<Ref<ElementSearch>> search = ElementSearch::Begin(std::move(target), progress);
  if (!search.ok()) co_return Impossible(expectation, search.status());
  Assertion assertion(*search, std::move(expectation));
  co_return co_await assertion.Run();
}

}  // namespace understudy::browser
