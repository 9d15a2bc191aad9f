#include "server/browser/script/realm_functions.h"

#include <optional>
#include <utility>
#include <vector>

#include <absl/strings/str_cat.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "server/base/debug_log.h"
#include "server/base/errors.h"
#include "server/base/json_parser.h"
#include "server/base/spawn.h"
#include "server/base/string_view.h"
#include "server/browser/browser_context.h"
#include "server/browser/script/pieces.h"
#include "server/values/validate.h"

namespace understudy::browser {
namespace {

// How much of a page's arguments is kept until they are whole; a string in the page can't be longer.
constexpr size_t kMostBytes = size_t{1} << 30;

struct CallHead {
  std::string name;
  int64_t sequence = 0;
};

// What our script says of a call before its arguments.
std::optional<CallHead> ReadHead(std::string_view text) {
  boost::system::error_code malformed;
  const boost::json::value head = boost::json::parse(text, malformed);
  if (malformed || !head.is_object()) return std::nullopt;
  const boost::json::value* name = head.get_object().if_contains("name");
  const boost::json::value* sequence = head.get_object().if_contains("seq");
  if (!name || !name->is_string() || !sequence || !sequence->is_int64()) return std::nullopt;
  return CallHead{std::string(name->get_string()), sequence->get_int64()};
}

// Clients read values by recursion. Python's has 1000 frames for it, of which each value within another takes
// five or six; an object within another is three levels of JSON.
constexpr size_t kDeepest = 150;
constexpr size_t kLevelsOfJson = 3;

absl::StatusOr<std::vector<boost::json::value>> ReadArguments(std::string_view text) {
  boost::json::parse_options options;
  options.max_depth = kLevelsOfJson * (kDeepest + 1);
  boost::system::error_code malformed;
  boost::json::value parsed = ParseJson(text, malformed, options);
  if (malformed == boost::json::error::too_deep)
    return Error("Cannot serialize argument: object reference chain is too long.");
  if (malformed || !parsed.is_array()) return Error("Cannot serialize argument.");
  std::vector<boost::json::value> arguments;
  for (boost::json::value& argument : parsed.get_array()) {
    if (const absl::Status valid = values::ValidateSerializedValue(argument, {.depth = kDeepest});
        !valid.ok())
      return Error(absl::StrCat("Cannot serialize argument: ", std::string(valid.message())));
    arguments.push_back(std::move(argument));
  }
  return arguments;
}

boost::json::value ErrorValue(std::string_view message) {
  return boost::json::object{
      {"e", {{"m", message}, {"n", "Error"}, {"s", absl::StrCat("Error: ", std::string(message))}}}};
}

CallArgument TextArgument(std::string_view text) { return boost::json::value(boost::json::string(text)); }

}  // namespace

RealmFunctions::RealmFunctions(WeakRef<Page> page, Ref<ExecutionContext> context, Ref<RealmObject> object)
    : page_(std::move(page)), context_(std::move(context)), object_(std::move(object)) {}

void RealmFunctions::DidReceive(std::string_view payload) {
  if (payload.empty() || received_.size() + payload.size() > kMostBytes) {
    received_ = std::string();
    return;
  }
  const bool last = payload.front() == '.';
  payload.remove_prefix(1);
  if (last && received_.empty()) {
    DidReceiveCall(payload);
    return;
  }
  received_.append(payload.data(), payload.size());
  if (last) DidReceiveCall(std::exchange(received_, std::string()));
}

void RealmFunctions::DidReceiveCall(std::string_view text) {
  const Ref<Page> page = page_.lock();
  const Ref<Frame> frame = context_->frame();
  const size_t end = text.find('\n');
  const std::optional<CallHead> call = ReadHead(text.substr(0, end));
  if (!page || !frame || end == std::string_view::npos || !call) return;
  Ref<Binding> binding = FindBinding(page->bindings(), call->name);
  if (!binding) binding = FindBinding(page->context()->bindings(), call->name);
  if (!binding) return;
  if (binding->takes_handle) {
    Spawn(context_->executor(), DeliverWithHandle(shared_from_this(), call->name, call->sequence));
    return;
  }
  absl::StatusOr<std::vector<boost::json::value>> arguments = ReadArguments(text.substr(end + 1));
  if (!arguments.ok()) {
    Refuse(call->sequence, Std(arguments.status().message()));
    return;
  }
  page->DidCallBinding(std::make_shared<BindingCall>(frame, call->name, *std::move(arguments), nullptr,
                                                     SettlerOf(call->sequence)));
}

void RealmFunctions::Refuse(int64_t sequence, std::string_view why) {
  DebugLog(DebugChannel::kBrowser,
           absl::StrCat("a call of an exposed function is refused: ", std::string(why)));
  SettlerOf(sequence)(/*resolved=*/false, Argument{ErrorValue(why), {}});
}

BindingCall::Settle RealmFunctions::SettlerOf(int64_t sequence) {
  return [weak = weak_from_this(), sequence](bool resolves, Argument answer) {
    const Ref<RealmFunctions> self = weak.lock();
    if (self && !self->context_->destroyed())
      Spawn(self->context_->executor(), Settle(self, sequence, resolves, std::move(answer)));
  };
}

Task<void> RealmFunctions::DeliverWithHandle(Ref<RealmFunctions> self, std::string name, int64_t sequence) {
  std::vector<CallArgument> arguments(1, boost::json::value(sequence));
  absl::StatusOr<RemoteValue> taken =
      co_await self->object_->Call("function(s){return this.bindings.takeHandle(s)}", std::move(arguments));
  if (!taken.ok()) {
    self->Refuse(sequence, Std(taken.status().message()));
    co_return;
  }
  const Ref<Page> page = self->page_.lock();
  const Ref<Frame> frame = self->context_->frame();
  if (!page || !frame) co_return;
  const Ref<JSHandle> handle = self->context_->NewHandle(*std::move(taken));
  page->DidCallBinding(std::make_shared<BindingCall>(
      frame, std::move(name), std::vector<boost::json::value>(), handle, self->SettlerOf(sequence)));
}

Task<void> RealmFunctions::Settle(Ref<RealmFunctions> self, int64_t sequence, bool resolves,
                                  Argument answer) {
  const absl::Status ready = co_await self->object_->Ready();
  if (!ready.ok()) co_return;
  std::vector<boost::json::value> values(1, std::move(answer.value));
  std::vector<CallArgument> answered;
  if (const absl::Status usable =
          self->context_->AppendArguments(std::move(values), answer.handles, answered);
      !usable.ok()) {
    resolves = false;
    answered.assign(1, ErrorValue(Std(usable.message())));
  }
  const std::string text = boost::json::serialize(std::get<boost::json::value>(answered.front()));
  std::string_view rest = text;
  while (rest.size() > kMostAtOnceBytes) {
    const std::string_view piece = FirstPiece(rest);
    std::vector<CallArgument> arguments;
    arguments.push_back(TextArgument(piece));
    self->object_->Post("function(t){this.bindings.piece(t)}", std::move(arguments));
    rest.remove_prefix(piece.size());
  }
  std::vector<CallArgument> arguments;
  arguments.emplace_back(boost::json::value(sequence));
  arguments.emplace_back(boost::json::value(resolves));
  arguments.push_back(TextArgument(rest));
  arguments.insert(arguments.end(), answered.begin() + 1, answered.end());
  self->object_->Post("function(){this.bindings.settle(arguments)}", std::move(arguments));
}

}  // namespace understudy::browser
