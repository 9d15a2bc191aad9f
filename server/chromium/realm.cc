#include "server/chromium/realm.h"

#include <absl/strings/match.h>
#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/base/string_view.h"
#include "server/browser/execution_context.h"
#include "server/chromium/cdp/runtime.h"
#include "server/chromium/remote_object.h"

namespace understudy::chromium {
namespace {

using browser::CallArgument;
using browser::RemoteObjectId;
using browser::RemoteValue;

bool Says(const absl::Status& status, const char* text) { return absl::StrContains(status.message(), text); }

// The protocol's words for a document that went away, in the words users know.
absl::Status TranslateError(const absl::Status& status) {
  if (Says(status, "Cannot find context with specified id") || Says(status, "uniqueContextId not found") ||
      Says(status, "Inspected target navigated or closed") ||
      Says(status, "Execution context was destroyed")) {
    return browser::RealmDestroyedError();
  }
  return status;
}

// In-page code says so of a value that is too deep for its readers, the browser of one too deep for its
// messages.
constexpr char kTooDeep[] = "Cannot serialize result: object reference chain is too long.";

bool CannotBeCopied(const absl::Status& status) {
  return Says(status, kTooDeep) || Says(status, "Object reference chain is too long") ||
         Says(status, "Object couldn't be returned by value") || Says(status, "CBOR: stack limit exceeded");
}

absl::Status WhyFailed(const absl::Status& status) {
  return CannotBeCopied(status) ? Error(kTooDeep) : TranslateError(status);
}

RemoteValue ByValue(const cdp::runtime::RemoteObject& object) {
  RemoteValue result;
  if (object.value) result.value = *object.value;
  return result;
}

}  // namespace

// `apply` of the utility's own takes the arguments as they are: an expression that spreads them would iterate
// in the page's way.
Task<absl::StatusOr<RemoteValue>> Realm::CallUtility(std::string method, std::vector<CallArgument> arguments,
                                                     bool return_by_value) {
  const absl::StatusOr<std::string> object_id = co_await injected_->Id();
  if (!object_id.ok()) co_return TranslateError(object_id.status());
  cdp::runtime::CallFunctionOn command;
  command.function_declaration =
      absl::StrCat("function(){return this.utility.invoke('", method, "',arguments)}");
  command.object_id = *object_id;
  command.return_by_value = return_by_value;
  command.await_promise = true;
  command.user_gesture = true;
  command.arguments = ToCallArguments(std::move(arguments));
  auto answer = co_await session_->Send(command);
  if (!answer.ok()) co_return WhyFailed(answer.status());
  if (answer->exception_details) co_return WhyFailed(ToError(*answer->exception_details));
  if (return_by_value) co_return ByValue(answer->result);
  co_return ToRemoteValue(answer->result);
}

Task<absl::StatusOr<std::vector<std::pair<std::string, RemoteValue>>>> Realm::Properties(
    std::string remote_id) {
  cdp::runtime::GetProperties command;
  command.object_id = std::move(remote_id);
  command.own_properties = true;
  auto answer = co_await session_->Send(command);
  if (!answer.ok()) co_return TranslateError(answer.status());
  std::vector<std::pair<std::string, RemoteValue>> properties;
  for (const cdp::runtime::PropertyDescriptor& property : answer->result) {
    if (property.enumerable && property.value)
      properties.emplace_back(property.name, ToRemoteValue(*property.value));
  }
  co_return properties;
}

void Realm::Release(const std::string& remote_id) {
  cdp::runtime::ReleaseObject command;
  command.object_id = remote_id;
  session_->Post(command);
}

Task<absl::StatusOr<cdp::dom::Node>> Realm::Describe(std::string remote_id) {
  cdp::dom::DescribeNode command;
  command.object_id = std::move(remote_id);
  auto answer = co_await session_->Send(command);
  if (!answer.ok()) co_return TranslateError(answer.status());
  co_return std::move(answer->node);
}

// The browser tells a frame of the elements that hold one, and of the root elements of their documents.
Task<absl::StatusOr<std::string>> Realm::ContentFrameId(std::string remote_id) {
  ASSIGN_OR_CO_RETURN(const cdp::dom::Node node, co_await Describe(std::move(remote_id)));
  const bool holds_frame = node.local_name == "iframe" || node.local_name == "frame";
  co_return holds_frame ? node.frame_id.value_or("") : "";
}

Task<absl::StatusOr<std::string>> Realm::OwnerFrameId(std::string remote_id) {
  std::vector<CallArgument> arguments(1, RemoteObjectId{std::move(remote_id)});
  ASSIGN_OR_CO_RETURN(RemoteValue root,
                      co_await CallUtility("rootElement", std::move(arguments), /*return_by_value=*/false));
  if (root.remote_id.empty()) co_return std::string();
  const absl::StatusOr<cdp::dom::Node> node = co_await Describe(root.remote_id);
  Release(root.remote_id);
  if (!node.ok()) co_return node.status();
  co_return node->frame_id.value_or("");
}

}  // namespace understudy::chromium
