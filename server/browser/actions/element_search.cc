#include "server/browser/actions/element_search.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <absl/strings/match.h>
#include <absl/strings/numbers.h>
#include <absl/strings/str_cat.h>
#include <boost/json/parse.hpp>

#include "server/base/errors.h"
#include "server/base/pause.h"
#include "server/base/string_view.h"
#include "server/browser/actions/answer.h"
#include "server/browser/actions/violation.h"
#include "server/browser/browser_context.h"
#include "server/browser/frame.h"
#include "server/browser/js_handle.h"
#include "server/browser/page.h"
#include "server/browser/selectors/parse.h"

namespace understudy::browser {
namespace {

// Milliseconds between one look at the page and the next; the last for all that follow.
constexpr double kPauses[] = {20, 50, 100};

// More elements than these go to the main world all together.
constexpr size_t kMostOneByOne = 32;

ElementSearch::Leg NewLeg(Selector selector, const SelectorEngines& known) {
  ElementSearch::Leg leg{std::move(selector)};
  leg.test_id_attribute = known.test_id_attribute();
  for (const SelectorEngine* engine : known.UsedBy(leg.selector)) {
    leg.engines.push_back(boost::json::object{{"name", engine->name}, {"source", engine->source}});
    if (!engine->content_script) leg.world = World::kMain;
  }
  return leg;
}

// `aria-ref=f2e5` names an element of the frame with that number (Page::NumberOf). Null where no frame is
// named.
absl::StatusOr<Ref<Frame>> FrameOfReference(const Selector& selector, const Page& page) {
  const SelectorPart& part = selector.parts.front();
  int64_t number = 0;
  std::string_view digits = part.body;
  if (part.engine != "aria-ref" || !digits.starts_with('f')) return nullptr;
  digits = digits.substr(1, digits.find('e') - 1);
  if (!absl::SimpleAtoi(Abseil(digits), &number)) return nullptr;
  if (Ref<Frame> frame = page.NumberedFrame(number)) return frame;
  return Error(absl::StrCat("Invalid frame in aria-ref selector \"", ToText(selector), "\""));
}

// An empty selector is none where the client holds the element.
bool HasSelector(const Target& target) {
  return !target.document && (!target.element || !target.selector.empty());
}

std::string NameOf(const Target& target) {
  return LocatorText(target.as_scope ? ":scope" : target.selector, target.language);
}

// A selector that can't be parsed says so in full (server/injected/elements/selectors/errors.ts): what the
// error is called and where the parser was are nothing to users.
absl::Status WithoutParser(const absl::Status& status) {
  constexpr std::string_view kName = "SelectorSyntaxError: ";
  std::string_view text = Std(status.message());
  if (!text.starts_with(kName)) return status;
  text.remove_prefix(kName.size());
  return Error(text.substr(0, text.find("\n    at ")));
}

}  // namespace

absl::StatusOr<Ref<ElementSearch>> ElementSearch::BeginTold(Target target, Ref<Progress> progress,
                                                            std::string_view saying, std::string_view until) {
  if (HasSelector(target) || target.as_scope)
    progress->Log(absl::StrCat(Abseil(saying), NameOf(target), Abseil(until)));
  return Begin(std::move(target), std::move(progress));
}

absl::StatusOr<Ref<ElementSearch>> ElementSearch::Begin(Target target, Ref<Progress> progress) {
  std::vector<Leg> path;
  if (HasSelector(target)) {
    const Ref<Page> page = target.frame->page();
    const Ref<BrowserContext> context = page ? page->context() : nullptr;
    if (!context) return TargetClosedError();
    ASSIGN_OR_RETURN(const Selector selector, ParseSelector(target.selector));
    RETURN_IF_ERROR(context->selector_engines().Check(selector));
    ASSIGN_OR_RETURN(const Ref<Frame> referred, FrameOfReference(selector, *page));
    if (referred) target.frame = referred;
    ASSIGN_OR_RETURN(std::vector<Selector> selectors, SplitAtFrames(selector));
    for (Selector& one : selectors) path.push_back(NewLeg(std::move(one), context->selector_engines()));
    if (target.main_world || (target.engines_in_main_world && !path.back().engines.empty()))
      path.back().world = World::kMain;
  }
  return std::make_shared<ElementSearch>(std::move(target), std::move(path), std::move(progress));
}

ElementSearch::ElementSearch(Target target, std::vector<Leg> path, Ref<Progress> progress)
    : target_(std::move(target)), path_(std::move(path)), progress_(std::move(progress)) {}

std::string ElementSearch::Name() const { return NameOf(target_); }

bool ElementSearch::IsStale(const absl::Status& status) const {
  return target_.element && IsRealmDestroyed(status) && !target_.frame->detached();
}

bool ElementSearch::IsFrameless(const absl::Status& status) const {
  return target_.element && !status.ok() && !IsTargetClosed(status) && target_.frame->detached();
}

bool ElementSearch::GoesOn(const absl::Status& status, const Frame& frame) const {
  return (by_selector() || target_.document) && !target_.element && IsRealmDestroyed(status) &&
         !frame.detached();
}

Task<absl::StatusOr<RemoteValue>> ElementSearch::Call(Scope scope, std::string method,
                                                      boost::json::object request,
                                                      std::vector<Ref<JSHandle>> handles, Returned returned) {
  const Ref<ElementSearch> self = shared_from_this();
  if (scope.leg != nullptr) {
    request["selector"] = ToJson(scope.leg->selector);
    if (!scope.leg->engines.empty()) request["engines"] = scope.leg->engines;
    request["testIdAttribute"] = scope.leg->test_id_attribute;
  }
  std::vector<CallArgument> arguments;
  if (scope.root_id.empty()) {
    arguments.emplace_back(boost::json::value(nullptr));
  } else {
    arguments.emplace_back(RemoteObjectId{scope.root_id});
  }
  arguments.emplace_back(boost::json::value(std::move(request)));
  for (const Ref<JSHandle>& handle : handles) {
    ASSIGN_OR_CO_RETURN(std::string id, co_await handle->RemoteIdIn(scope.context));
    arguments.emplace_back(RemoteObjectId{std::move(id)});
  }
  auto answer =
      co_await scope.context->Call(Bundle::kElements, std::move(method), std::move(arguments), returned);
  if (!answer.ok()) co_return WithoutParser(answer.status());
  co_return answer;
}

Task<absl::StatusOr<std::optional<ElementSearch::Scope>>> ElementSearch::FindScope() {
  const Ref<ElementSearch> self = shared_from_this();
  Scope scope;
  scope.frame = target_.frame;
  scope.leg = path_.empty() ? nullptr : &path_.front();
  const World own_world = target_.main_world ? World::kMain : World::kUtility;
  ASSIGN_OR_CO_RETURN(scope.context, co_await scope.frame->Context(scope.leg ? scope.leg->world : own_world));
  if (target_.element) {
    ASSIGN_OR_CO_RETURN(scope.root_id, co_await target_.element->RemoteIdIn(scope.context));
  }
  for (size_t next = 1; next < path_.size(); ++next) {
    ASSIGN_OR_CO_RETURN(const Ref<Frame> inner, co_await Enter(scope));
    if (!inner) co_return std::nullopt;
    auto context = co_await inner->Context(path_[next].world);
    // The frame has gone meanwhile; there may be another one in its place.
    if (!context.ok() && inner->detached() && !scope.frame->detached()) co_return std::nullopt;
    CO_RETURN_IF_ERROR(context.status());
    scope.frame = inner;
    scope.context = *std::move(context);
    scope.root_id.clear();
    scope.leg = &path_[next];
  }
  co_return scope;
}

Task<absl::StatusOr<Ref<Frame>>> ElementSearch::Enter(Scope scope) {
  const Ref<ElementSearch> self = shared_from_this();
  ASSIGN_OR_CO_RETURN(const std::vector<NodeId> nodes, co_await FindNodes(scope, 1));
  if (nodes.empty()) co_return nullptr;
  ASSIGN_OR_CO_RETURN(const RemoteValue element, co_await scope.context->delegate().Adopt(nodes.front()));
  const Ref<JSHandle> handle = scope.context->NewHandle(element);
  ASSIGN_OR_CO_RETURN(Ref<Frame> frame, co_await handle->ContentFrame());
  if (frame) co_return frame;
  std::vector<CallArgument> arguments(1, RemoteObjectId{handle->remote_id()});
  ASSIGN_OR_CO_RETURN(const RemoteValue preview,
                      co_await scope.context->CallUtility("preview", std::move(arguments), Returned::kValue));
  const std::string shown = preview.value.is_string() ? std::string(preview.value.get_string()) : "";
  // One that has just left the document, or that the browser hasn't filled yet.
  if (absl::StartsWith(shown, "<iframe ") || absl::StartsWith(shown, "<iframe>")) co_return nullptr;
  co_return Error(absl::StrCat("Error: Selector \"", ToText(scope.leg->selector), "\" resolved to ", shown,
                               ", <iframe> was expected"));
}

Task<absl::StatusOr<std::vector<NodeId>>> ElementSearch::FindNodes(Scope scope,
                                                                   std::optional<int64_t> limit) {
  const Ref<ElementSearch> self = shared_from_this();
  boost::json::object request{{"strict", target_.strict}};
  if (limit) request["limit"] = *limit;
  ASSIGN_OR_CO_RETURN(RemoteValue found, co_await Call(scope, "nodes", std::move(request),
                                                       std::vector<Ref<JSHandle>>(), Returned::kNodes));
  if (found.value.is_string()) {
    boost::system::error_code malformed;
    const boost::json::value violation = boost::json::parse(found.value.get_string(), malformed);
    co_return StrictModeViolation(violation, scope.leg->selector, target_.language);
  }
  co_return std::move(found.nodes);
}

Task<absl::StatusOr<std::vector<Ref<JSHandle>>>> ElementSearch::Find(std::optional<int64_t> limit) {
  const Ref<ElementSearch> self = shared_from_this();
  for (;;) {
    absl::StatusOr<std::vector<Ref<JSHandle>>> found = co_await FindNow(limit);
    if (!GoesOn(found.status(), *target_.frame)) co_return found;
  }
}

Task<absl::StatusOr<std::vector<Ref<JSHandle>>>> ElementSearch::FindNow(std::optional<int64_t> limit) {
  const Ref<ElementSearch> self = shared_from_this();
  absl::StatusOr<std::optional<Scope>> scope_found = co_await FindScope();
  if (IsFrameless(scope_found.status())) co_return FrameDetached();
  ASSIGN_OR_CO_RETURN(const std::optional<Scope> scope, std::move(scope_found));
  if (!scope) co_return std::vector<Ref<JSHandle>>();
  ASSIGN_OR_CO_RETURN(std::vector<NodeId> nodes, co_await FindNodes(*scope, limit));
  if (nodes.empty()) co_return std::vector<Ref<JSHandle>>();
  ASSIGN_OR_CO_RETURN(const Ref<ExecutionContext> main, co_await scope->frame->Context(World::kMain));
  co_return co_await main->Adopt(std::move(nodes));
}

Task<absl::StatusOr<std::vector<Ref<JSHandle>>>> ElementSearch::FindAll() { return Find(std::nullopt); }

Task<absl::StatusOr<ElementSearch::Found>> ElementSearch::FindTogether() {
  const Ref<ElementSearch> self = shared_from_this();
  for (;;) {
    absl::StatusOr<Found> found = co_await FindTogetherNow();
    if (!GoesOn(found.status(), *target_.frame)) co_return found;
  }
}

Task<absl::StatusOr<ElementSearch::Found>> ElementSearch::FindTogetherNow() {
  const Ref<ElementSearch> self = shared_from_this();
  Found found;
  absl::StatusOr<std::optional<Scope>> scope_found = co_await FindScope();
  if (IsFrameless(scope_found.status())) co_return FrameDetached();
  ASSIGN_OR_CO_RETURN(const std::optional<Scope> scope, std::move(scope_found));
  if (!scope) co_return found;
  // What the user's engines find, they find among the page's scripts, whose answers may change.
  std::optional<int64_t> limit;
  if (scope->leg->world != World::kMain) limit = kMostOneByOne + 1;
  ASSIGN_OR_CO_RETURN(std::vector<NodeId> nodes, co_await FindNodes(*scope, limit));
  if (nodes.empty()) co_return found;
  ASSIGN_OR_CO_RETURN(const Ref<ExecutionContext> main, co_await scope->frame->Context(World::kMain));
  if (limit && nodes.size() > kMostOneByOne) {
    ASSIGN_OR_CO_RETURN(found.list, co_await NewList(main));
  } else {
    ASSIGN_OR_CO_RETURN(found.elements, co_await main->Adopt(std::move(nodes)));
  }
  co_return found;
}

Task<absl::StatusOr<Ref<JSHandle>>> ElementSearch::NewList(Ref<ExecutionContext> main) {
  const Ref<ElementSearch> self = shared_from_this();
  std::vector<CallArgument> none;
  ASSIGN_OR_CO_RETURN(RemoteValue opened,
                      co_await main->CallUtility("openParcel", std::move(none), Returned::kReference));
  const Ref<JSHandle> parcel = main->NewHandle(std::move(opened));
  std::vector<Ref<JSHandle>> to(1, parcel);
  CO_RETURN_IF_ERROR((co_await Ask("deliver", boost::json::object(), std::move(to))).status());
  std::vector<CallArgument> taken(1, RemoteObjectId{parcel->remote_id()});
  ASSIGN_OR_CO_RETURN(RemoteValue list,
                      co_await main->CallUtility("takeFromParcel", std::move(taken), Returned::kReference));
  co_return main->NewHandle(std::move(list));
}

Task<absl::Status> ElementSearch::Tell(std::string method, boost::json::object request) {
  const Ref<ElementSearch> self = shared_from_this();
  ASSIGN_OR_CO_RETURN(const std::optional<Scope> scope, co_await FindScope());
  if (!scope) co_return absl::OkStatus();
  const auto told = co_await Call(*scope, std::move(method), std::move(request), std::vector<Ref<JSHandle>>(),
                                  Returned::kValue);
  co_return told.status();
}

Task<absl::StatusOr<Ref<JSHandle>>> ElementSearch::FindOne() {
  const Ref<ElementSearch> self = shared_from_this();
  ASSIGN_OR_CO_RETURN(const std::vector<Ref<JSHandle>> elements, co_await Find(1));
  co_return elements.empty() ? nullptr : elements.front();
}

Task<absl::StatusOr<std::optional<boost::json::object>>> ElementSearch::Ask(
    std::string method, boost::json::object request, std::vector<Ref<JSHandle>> handles) {
  const Ref<ElementSearch> self = shared_from_this();
  const Ref<Page> page = target_.frame->page();
  const bool is_alive = page && !page->crashed();
  for (;;) {
    auto answer = co_await AskNow(method, request, handles);
    if (!answer.ok() && is_alive && page->crashed()) co_return PageCrashed();
    if (!GoesOn(answer.status(), *target_.frame)) co_return answer;
  }
}

Task<absl::StatusOr<std::optional<boost::json::object>>> ElementSearch::AskNow(
    std::string method, boost::json::object request, std::vector<Ref<JSHandle>> handles) {
  const Ref<ElementSearch> self = shared_from_this();
  ASSIGN_OR_CO_RETURN(const std::optional<Scope> scope, co_await FindScope());
  if (!scope) co_return std::nullopt;
  if (scope->leg != nullptr) request["strict"] = target_.strict;
  ASSIGN_OR_CO_RETURN(RemoteValue answer, co_await Call(*scope, std::move(method), std::move(request),
                                                        std::move(handles), Returned::kValue));
  if (!answer.value.is_object()) co_return Error("The page changed what the driver asked");
  boost::json::object& said = answer.value.get_object();
  if (const boost::json::value* violation = said.if_contains("violation"))
    co_return StrictModeViolation(*violation, scope->leg->selector, target_.language);
  if (said.contains("missing")) co_return std::nullopt;
  found_ = *scope;
  co_return std::move(said);
}

Task<absl::StatusOr<std::optional<boost::json::object>>> ElementSearch::Look(
    std::string method, boost::json::object request, std::vector<Ref<JSHandle>> handles) {
  const Ref<ElementSearch> self = shared_from_this();
  ASSIGN_OR_CO_RETURN(auto answer, co_await Ask(std::move(method), std::move(request), std::move(handles)));
  if (answer) CO_RETURN_IF_ERROR(ErrorIn(*answer));
  co_return answer;
}

Task<absl::StatusOr<RemoteValue>> ElementSearch::Follow(std::string method, boost::json::object request,
                                                        Returned returned) {
  const Ref<ElementSearch> self = shared_from_this();
  Scope scope = found_;
  scope.root_id.clear();
  scope.leg = nullptr;
  co_return co_await Call(std::move(scope), std::move(method), std::move(request),
                          std::vector<Ref<JSHandle>>(), returned);
}

Task<absl::StatusOr<boost::json::object>> ElementSearch::Await(std::string method,
                                                               boost::json::object request,
                                                               std::vector<Ref<JSHandle>> handles) {
  const Ref<ElementSearch> self = shared_from_this();
  for (;;) {
    ASSIGN_OR_CO_RETURN(auto answer, co_await Look(method, request, handles));
    if (answer && !answer->contains("detached")) co_return *std::move(answer);
    if (answer && target_.element) {
      if (std::string line = FoundLine(*answer, ""); !line.empty()) progress_->Log(std::move(line));
      co_return NotAttached();
    }
    CO_RETURN_IF_ERROR(co_await Pause());
  }
}

Task<absl::Status> ElementSearch::Pause() {
  const Ref<ElementSearch> self = shared_from_this();
  const size_t last = std::size(kPauses) - 1;
  co_await understudy::Pause(kPauses[std::min(pauses_++, last)]);
  const Ref<Page> page = target_.frame->page();
  co_return page && page->crashed() ? PageCrashed() : absl::OkStatus();
}

absl::Status ErrorIn(const boost::json::object& answer) {
  if (const std::string failure = TextAt(answer, "failure"); !failure.empty()) return Error(failure);
  const std::string error = TextAt(answer, "error");
  return error.empty() ? absl::OkStatus() : Error(absl::StrCat("Error: ", error));
}

absl::Status NotAttached() { return Error("Element is not attached to the DOM"); }

absl::Status PageCrashed() { return TargetClosedError("Page crashed"); }

absl::Status FrameDetached() { return Error("Frame has been detached."); }

}  // namespace understudy::browser
