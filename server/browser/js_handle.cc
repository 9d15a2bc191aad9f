#include "server/browser/js_handle.h"

#include <utility>

#include "server/base/errors.h"
#include "server/browser/browser_context.h"
#include "server/browser/execution_context.h"
#include "server/browser/frame.h"
#include "server/browser/page.h"
#include "server/values/handles.h"

namespace understudy::browser {
namespace {

// Why a handle is of no use, in the words of commands that are about frames.
absl::Status InFrame(const JSHandle& handle, absl::Status usable) {
  const Ref<Frame> frame = handle.context()->frame();
  const bool frameless =
      !usable.ok() && !handle.disposed() && !IsTargetClosed(usable) && frame && frame->detached();
  return frameless ? Error("Frame has been detached.") : usable;
}

}  // namespace

JSHandle::JSHandle(Ref<ExecutionContext> context, RemoteValue value)
    : context_(std::move(context)),
      remote_id_(std::move(value.remote_id)),
      primitive_(std::move(value.value)),
      preview_(std::move(value.preview)),
      node_(value.node) {
  if (!value.nodes.empty()) node_id_ = value.nodes.front();
}

JSHandle::~JSHandle() { Dispose(); }

void JSHandle::Dispose() {
  if (std::exchange(disposed_, true) || remote_id_.empty()) return;
  ReleaseAdopted();
  if (!context_->destroyed()) context_->delegate().Release(remote_id_);
}

void JSHandle::ReleaseAdopted() {
  const Ref<ExecutionContext> context = std::exchange(adopted_by_, nullptr);
  if (context && !context->destroyed()) context->delegate().Release(adopted_id_);
}

Task<absl::StatusOr<std::string>> JSHandle::RemoteIdIn(Ref<ExecutionContext> context) {
  const Ref<JSHandle> self = shared_from_this();
  CO_RETURN_IF_ERROR(Usable());
  if (context == context_) co_return remote_id_;
  if (context == adopted_by_) co_return adopted_id_;
  ASSIGN_OR_CO_RETURN(const NodeId node, co_await Node());
  ASSIGN_OR_CO_RETURN(RemoteValue adopted, co_await context->delegate().Adopt(node));
  // Gone meanwhile, or adopted for another call.
  const bool kept = !disposed_ && context != adopted_by_;
  if (!kept) context->delegate().Release(adopted.remote_id);
  CO_RETURN_IF_ERROR(Usable());
  if (kept) {
    ReleaseAdopted();
    adopted_by_ = std::move(context);
    adopted_id_ = std::move(adopted.remote_id);
  }
  co_return adopted_id_;
}

Task<absl::StatusOr<NodeId>> JSHandle::Node() {
  const Ref<JSHandle> self = shared_from_this();
  CO_RETURN_IF_ERROR(Usable());
  if (!node_id_) {
    ASSIGN_OR_CO_RETURN(node_id_, co_await context_->delegate().NodeOf(remote_id_));
  }
  co_return *node_id_;
}

absl::Status JSHandle::Usable() const {
  if (disposed_) return Error("JSHandle is disposed!");
  return remote_id_.empty() ? absl::OkStatus() : context_->destroyed_.value_or(absl::OkStatus());
}

void JSHandle::DidUpdatePreview(std::string preview) {
  if (preview_ == preview) return;
  preview_ = std::move(preview);
  on_preview_updated(preview_);
}

Task<absl::StatusOr<RemoteValue>> JSHandle::EvaluateOnSelf(std::string expression,
                                                           std::optional<bool> is_function, Argument argument,
                                                           Returned returned) {
  values::ShiftHandles(argument.value, 1);
  std::vector<boost::json::value> values;
  values.emplace_back(boost::json::object{{"h", 0}});
  values.push_back(std::move(argument.value));
  std::vector<Ref<JSHandle>> handles = std::move(argument.handles);
  handles.insert(handles.begin(), shared_from_this());
  co_return co_await context_->EvaluateRemote(std::move(expression), is_function, std::move(values),
                                              std::move(handles), returned);
}

Task<absl::StatusOr<boost::json::value>> JSHandle::Evaluate(std::string expression,
                                                            std::optional<bool> is_function,
                                                            Argument argument) {
  ASSIGN_OR_CO_RETURN(RemoteValue result, co_await EvaluateOnSelf(std::move(expression), is_function,
                                                                  std::move(argument), Returned::kValue));
  co_return std::move(result.value);
}

Task<absl::StatusOr<Ref<JSHandle>>> JSHandle::EvaluateHandle(std::string expression,
                                                             std::optional<bool> is_function,
                                                             Argument argument) {
  ASSIGN_OR_CO_RETURN(RemoteValue result, co_await EvaluateOnSelf(std::move(expression), is_function,
                                                                  std::move(argument), Returned::kReference));
  co_return context_->NewHandle(std::move(result));
}

Task<absl::StatusOr<boost::json::value>> JSHandle::JsonValue() {
  CO_RETURN_IF_ERROR(Usable());
  if (remote_id_.empty()) co_return primitive_;
  const Ref<JSHandle> self = shared_from_this();
  std::vector<CallArgument> arguments;
  const std::vector<Ref<JSHandle>> handles(1, self);
  CO_RETURN_IF_ERROR(context_->AppendArguments(std::vector<boost::json::value>(), handles, arguments));
  ASSIGN_OR_CO_RETURN(RemoteValue result,
                      co_await context_->CallUtility("serialize", std::move(arguments), Returned::kValue));
  co_return std::move(result.value);
}

Task<absl::StatusOr<std::vector<std::pair<std::string, Ref<JSHandle>>>>> JSHandle::Properties() {
  CO_RETURN_IF_ERROR(Usable());
  const Ref<JSHandle> self = shared_from_this();
  std::vector<std::pair<std::string, Ref<JSHandle>>> handles;
  if (remote_id_.empty()) co_return handles;
  ASSIGN_OR_CO_RETURN(auto properties, co_await context_->delegate().Properties(remote_id_));
  for (auto& [name, value] : properties) handles.emplace_back(name, context_->NewHandle(std::move(value)));
  co_return handles;
}

// In a box, as what an expression evaluates to is waited for when it is a promise.
Task<absl::StatusOr<Ref<JSHandle>>> JSHandle::Property(std::string name) {
  Argument argument;
  argument.value = boost::json::object{{"s", name}};
  ASSIGN_OR_CO_RETURN(const Ref<JSHandle> box,
                      co_await EvaluateHandle("(object, name) => ({__proto__: null, value: object[name]})",
                                              true, std::move(argument)));
  ASSIGN_OR_CO_RETURN(auto properties, co_await box->Properties());
  if (properties.empty()) co_return Error("The page changed what objects are");
  co_return std::move(properties.front().second);
}

Ref<Frame> JSHandle::FindFrame(const std::string& id) const {
  const Ref<Frame> frame = context_->frame();
  const Ref<Page> page = frame ? frame->page() : nullptr;
  const Ref<BrowserContext> context = page ? page->context() : nullptr;
  // The node may have moved to the document of another window.
  return id.empty() || !context ? nullptr : context->FindFrame(id);
}

Task<absl::StatusOr<Ref<Frame>>> JSHandle::ContentFrame() {
  if (IsRealmDestroyed(Usable())) co_return Error("Element is not attached to the DOM");
  CO_RETURN_IF_ERROR(InFrame(*this, Usable()));
  const Ref<JSHandle> self = shared_from_this();
  ASSIGN_OR_CO_RETURN(const std::string id, co_await context_->delegate().ContentFrameId(remote_id_));
  co_return FindFrame(id);
}

Task<absl::StatusOr<Ref<Frame>>> JSHandle::OwnerFrame() {
  CO_RETURN_IF_ERROR(InFrame(*this, Usable()));
  const Ref<JSHandle> self = shared_from_this();
  ASSIGN_OR_CO_RETURN(const std::string id, co_await context_->delegate().OwnerFrameId(remote_id_));
  co_return FindFrame(id);
}

}  // namespace understudy::browser
