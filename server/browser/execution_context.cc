#include "server/browser/execution_context.h"

#include <algorithm>
#include <string>
#include <utility>

#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/base/json_writer.h"
#include "server/base/spawn.h"
#include "server/browser/frame.h"
#include "server/browser/page.h"
#include "server/values/handles.h"

namespace understudy::browser {
namespace {

// A primitive has no object to pass: its value takes the place of the `{h:i}` that names it.
void InlinePrimitives(boost::json::value& value, const std::vector<Ref<JSHandle>>& handles) {
  values::ForEachHandle(value, [&](boost::json::value& place, size_t index) {
    if (index < handles.size() && handles[index]->remote_id().empty()) place = handles[index]->primitive();
  });
}

// Messages to a browser may be so many levels of JSON deep, and some more around it.
constexpr size_t kDeepestInMessage = 200;

bool IsDeeper(const boost::json::value& value, size_t levels) {
  if (!value.is_structured()) return false;
  if (levels == 0) return true;
  if (const boost::json::array* items = value.if_array()) {
    return std::ranges::any_of(*items, [=](const auto& item) { return IsDeeper(item, levels - 1); });
  }
  return std::ranges::any_of(value.get_object(),
                             [=](const auto& member) { return IsDeeper(member.value(), levels - 1); });
}

// What lies deeper goes as text, `{json}`.
boost::json::value InMessage(boost::json::value value) {
  if (!IsDeeper(value, kDeepestInMessage)) return value;
  std::string text;
  JsonWriter(text).Write(value);
  return boost::json::object{{"json", boost::json::string(text)}};
}

boost::json::value OptionalBool(std::optional<bool> value) {
  return value ? boost::json::value(*value) : boost::json::value(nullptr);
}

// How what was under way ends when the realm goes. `frame`: null for a worker.
absl::Status WhyCutOff(const Ref<Frame>& frame) {
  const Ref<Page> page = frame ? frame->page() : nullptr;
  if (frame && (!page || page->closed())) return TargetClosedError(page ? page->close_reason() : "");
  return absl::AbortedError(absl::StrCat(RealmDestroyedError().message(), "."));
}

}  // namespace

absl::Status RealmDestroyedError() {
  return absl::AbortedError("Execution context was destroyed, most likely because of a navigation");
}

bool IsRealmDestroyed(const absl::Status& status) { return absl::IsAborted(status); }

ExecutionContext::ExecutionContext(boost::asio::any_io_executor executor,
                                   std::unique_ptr<ExecutionContextDelegate> delegate, WeakRef<Frame> frame)
    : executor_(std::move(executor)), delegate_(std::move(delegate)), frame_(std::move(frame)) {}

Task<absl::StatusOr<boost::json::value>> ExecutionContext::Evaluate(std::string expression,
                                                                    std::optional<bool> is_function,
                                                                    Argument argument) {
  std::vector<boost::json::value> values(1, std::move(argument.value));
  co_return co_await EvaluateWith(std::move(expression), is_function, std::move(values),
                                  std::move(argument.handles));
}

Task<absl::StatusOr<boost::json::value>> ExecutionContext::EvaluateWith(
    std::string expression, std::optional<bool> is_function, std::vector<boost::json::value> values,
    std::vector<Ref<JSHandle>> handles) {
  ASSIGN_OR_CO_RETURN(RemoteValue result,
                      co_await EvaluateRemote(std::move(expression), is_function, std::move(values),
                                              std::move(handles), Returned::kValue));
  co_return std::move(result.value);
}

Task<absl::StatusOr<Ref<JSHandle>>> ExecutionContext::EvaluateHandle(std::string expression,
                                                                     std::optional<bool> is_function,
                                                                     Argument argument) {
  std::vector<boost::json::value> values(1, std::move(argument.value));
  ASSIGN_OR_CO_RETURN(RemoteValue result,
                      co_await EvaluateRemote(std::move(expression), is_function, std::move(values),
                                              std::move(argument.handles), Returned::kReference));
  co_return NewHandle(std::move(result));
}

Task<absl::StatusOr<RemoteValue>> ExecutionContext::EvaluateRemote(std::string expression,
                                                                   std::optional<bool> is_function,
                                                                   std::vector<boost::json::value> values,
                                                                   std::vector<Ref<JSHandle>> handles,
                                                                   Returned returned) {
  std::vector<CallArgument> arguments;
  arguments.emplace_back(OptionalBool(is_function));
  arguments.emplace_back(boost::json::value(returned == Returned::kValue));
  arguments.emplace_back(boost::json::value(boost::json::string(expression)));
  arguments.emplace_back(boost::json::value(values.size()));
  CO_RETURN_IF_ERROR(AppendArguments(std::move(values), handles, arguments));
  co_return co_await CallUtility("evaluate", std::move(arguments), returned);
}

absl::Status ExecutionContext::AppendArguments(std::vector<boost::json::value> values,
                                               const std::vector<Ref<JSHandle>>& handles,
                                               std::vector<CallArgument>& arguments) {
  for (boost::json::value& value : values) {
    InlinePrimitives(value, handles);
    arguments.emplace_back(InMessage(std::move(value)));
  }
  for (const Ref<JSHandle>& handle : handles) {
    if (handle->disposed()) return Error("JSHandle is disposed!");
    if (handle->context().get() != this) {
      return Error("JSHandles can be evaluated only in the context they were created!");
    }
    if (handle->remote_id().empty()) {
      arguments.emplace_back(boost::json::value(nullptr));
    } else {
      arguments.emplace_back(RemoteObjectId{handle->remote_id()});
    }
  }
  return absl::OkStatus();
}

Task<absl::StatusOr<RemoteValue>> ExecutionContext::Call(Bundle bundle, std::string method,
                                                         std::vector<CallArgument> arguments,
                                                         Returned returned) {
  const Ref<ExecutionContext> self = shared_from_this();
  if (destroyed_) co_return *destroyed_;
  absl::StatusOr<RemoteValue> result =
      co_await delegate_->Call(bundle, std::move(method), std::move(arguments), returned);
  // The answer may come before the browser says that the realm is gone: what follows must not meet it again.
  const Ref<Frame> frame = frame_.lock();
  if (IsRealmDestroyed(result.status()) && !destroyed_ && frame) frame->DidDestroyContext(self);
  if (!result.ok() && destroyed_) co_return IsRealmDestroyed(*destroyed_) ? WhyCutOff(frame) : *destroyed_;
  if (IsRealmDestroyed(result.status())) co_return WhyCutOff(frame);
  co_return result;
}

// All are asked for before the first answer: as long as one takes.
Task<absl::StatusOr<std::vector<Ref<JSHandle>>>> ExecutionContext::Adopt(std::vector<NodeId> nodes) {
  const Ref<ExecutionContext> self = shared_from_this();
  std::vector<Task<absl::StatusOr<RemoteValue>>> pending;
  for (const NodeId node : nodes) pending.push_back(delegate_->Adopt(node));
  std::vector<Ref<JSHandle>> handles;
  absl::Status adopted;
  for (Task<absl::StatusOr<RemoteValue>>& answer : pending) {
    absl::StatusOr<RemoteValue> value = co_await std::move(answer);
    adopted.Update(value.status());
    if (!value.ok()) continue;
    // What the realm of that name holds by now is another's.
    if (destroyed_) delegate_->Release(value->remote_id);
    handles.push_back(NewHandle(*std::move(value)));
  }
  if (destroyed_) co_return *destroyed_;
  CO_RETURN_IF_ERROR(adopted);
  co_return handles;
}

Ref<JSHandle> ExecutionContext::NewHandle(RemoteValue value) {
  return std::make_shared<JSHandle>(shared_from_this(), std::move(value));
}

void ExecutionContext::LearnPreview(const Ref<JSHandle>& node) { Spawn(executor_, UpdatePreview(node)); }

Task<void> ExecutionContext::UpdatePreview(WeakRef<JSHandle> weak_handle) {
  std::vector<CallArgument> arguments;
  if (const Ref<JSHandle> handle = weak_handle.lock())
    arguments.emplace_back(RemoteObjectId{handle->remote_id()});
  const absl::StatusOr<RemoteValue> preview =
      co_await CallUtility("preview", std::move(arguments), Returned::kValue);
  const Ref<JSHandle> handle = weak_handle.lock();
  if (!handle || !preview.ok() || !preview->value.is_string()) co_return;
  handle->DidUpdatePreview(absl::StrCat("JSHandle@", std::string(preview->value.get_string())));
}

void ExecutionContext::DidDestroy(absl::Status reason) {
  if (!destroyed_) destroyed_ = std::move(reason);
}

}  // namespace understudy::browser
