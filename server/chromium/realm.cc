#include "server/chromium/realm.h"

#include <absl/strings/match.h>
#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/base/string_view.h"
#include "server/browser/execution_context.h"
#include "server/chromium/cdp/page.h"
#include "server/chromium/cdp/runtime.h"
#include "server/chromium/remote_object.h"
#include "server/injected/aria_template.h"
#include "server/injected/clock.h"
#include "server/injected/elements.h"

namespace understudy::chromium {
namespace {

using browser::Bundle;
using browser::CallArgument;
using browser::RemoteObjectId;
using browser::RemoteValue;
using browser::Returned;

bool Says(const absl::Status& status, const char* text) { return absl::StrContains(status.message(), text); }

// The protocol's words for a document that went away, in the words users know.
absl::Status TranslateError(const absl::Status& status) {
  if (Says(status, "Cannot find context with specified id") || Says(status, "uniqueContextId not found") ||
      Says(status, "Inspected target navigated or closed") ||
      Says(status, "Execution context was destroyed") ||
      Says(status, "Node with given id does not belong to the document") ||
      Says(status, "No node with given id found")) {
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

// A realm goes with its document, or with the whole page, browser and all: what the browser answers next
// tells. It answers this itself, whatever the page is at.
Task<absl::Status> UnlessTargetGoes(Ref<CdpSession> session, absl::Status failure) {
  if (!browser::IsRealmDestroyed(failure)) co_return failure;
  const auto answer = co_await session->Send(cdp::page::GetNavigationHistory());
  co_return IsTargetClosed(answer.status()) ? answer.status() : failure;
}

RemoteValue ByValue(const cdp::runtime::RemoteObject& object) {
  RemoteValue result;
  if (object.value) result.value = *object.value;
  return result;
}

// As deep as the nodes in a list.
cdp::runtime::SerializationOptions AsNodes() {
  cdp::runtime::SerializationOptions options;
  options.serialization = "deep";
  options.max_depth = 1;
  return options;
}

// The node's number is the protocol's own addition to what WebDriver BiDi makes of a node.
RemoteValue Nodes(const cdp::runtime::RemoteObject& object) {
  RemoteValue result;
  if (!object.deep_serialized_value || !object.deep_serialized_value->value) return result;
  const boost::json::value& value = *object.deep_serialized_value->value;
  if (value.is_string()) result.value = value;
  if (!value.is_array()) return result;
  for (const boost::json::value& item : value.get_array()) {
    boost::system::error_code missing;
    const boost::json::value* id = item.find_pointer("/value/backendNodeId", missing);
    if (id != nullptr && id->is_int64()) result.nodes.push_back(id->get_int64());
  }
  return result;
}

struct NamedSource {
  absl::string_view name;
  absl::string_view source;
};

NamedSource LoadedLater(Bundle bundle) {
  switch (bundle) {
    case Bundle::kAriaTemplate:
      return {"aria_template", Abseil(injected::kAriaTemplate)};
    case Bundle::kClock:
      return {"clock", Abseil(injected::kClock)};
    case Bundle::kElements:
    case Bundle::kUtility:
      break;
  }
  return {"elements", Abseil(injected::kElements)};
}

}  // namespace

std::string Realm::ObjectOf(Bundle bundle) {
  if (bundle == Bundle::kUtility) return "this.utility";
  const auto [name, source] = LoadedLater(bundle);
  if (!loaded_.insert(bundle).second) return absl::StrCat("this.utility.bundle('", name, "')");
  return absl::StrCat("this.utility.bundle('", name, "',", source, ")");
}

// `apply` of the bundle's own takes the arguments as they are: an expression that spreads them would iterate
// in the page's way.
Task<absl::StatusOr<RemoteValue>> Realm::Call(Bundle bundle, std::string method,
                                              std::vector<CallArgument> arguments, Returned returned) {
  const absl::StatusOr<std::string> object_id = co_await injected_->Id();
  if (!object_id.ok()) co_return TranslateError(object_id.status());
  cdp::runtime::CallFunctionOn command;
  command.function_declaration =
      absl::StrCat("function(){return ", ObjectOf(bundle), ".invoke('", method, "',arguments)}");
  command.object_id = *object_id;
  command.await_promise = true;
  command.user_gesture = true;
  if (returned == Returned::kValue) command.return_by_value = true;
  if (returned == Returned::kNodes) command.serialization_options = AsNodes();
  command.arguments = ToCallArguments(std::move(arguments));
  auto answer = co_await session_->Send(command);
  if (!answer.ok()) co_return co_await UnlessTargetGoes(session_, WhyFailed(answer.status()));
  if (answer->exception_details) co_return WhyFailed(ToError(*answer->exception_details));
  switch (returned) {
    case Returned::kValue:
      co_return ByValue(answer->result);
    case Returned::kReference:
      co_return ToRemoteValue(answer->result);
    case Returned::kNodes:
      co_return Nodes(answer->result);
  }
  co_return RemoteValue();
}

namespace {

Task<absl::StatusOr<RemoteValue>> Resolved(Task<absl::StatusOr<cdp::dom::ResolveNodeResult>> pending,
                                           browser::NodeId node) {
  const auto answer = co_await std::move(pending);
  if (!answer.ok()) co_return TranslateError(answer.status());
  RemoteValue value = ToRemoteValue(answer->object);
  value.nodes.push_back(node);
  co_return value;
}

}  // namespace

// A number that a later document's realm may have, too: but this one is gone by then, and its users know.
Task<absl::StatusOr<RemoteValue>> Realm::Adopt(browser::NodeId node) {
  cdp::dom::ResolveNode command;
  command.backend_node_id = node;
  command.execution_context_id = context_id_;
  return Resolved(session_->Send(command), node);
}

Task<absl::StatusOr<browser::NodeId>> Realm::NodeOf(std::string remote_id) {
  ASSIGN_OR_CO_RETURN(const cdp::dom::Node node, co_await Describe(std::move(remote_id)));
  co_return node.backend_node_id;
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

Task<absl::Status> Realm::SetFiles(std::string remote_id, std::vector<std::string> paths) {
  cdp::dom::SetFileInputFiles command;
  command.object_id = std::move(remote_id);
  command.files = std::move(paths);
  return session_->Send(command);
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
  ASSIGN_OR_CO_RETURN(RemoteValue root, co_await Call(Bundle::kUtility, "rootElement", std::move(arguments),
                                                      Returned::kReference));
  if (root.remote_id.empty()) co_return std::string();
  const absl::StatusOr<cdp::dom::Node> node = co_await Describe(root.remote_id);
  Release(root.remote_id);
  if (!node.ok()) co_return node.status();
  co_return node->frame_id.value_or("");
}

}  // namespace understudy::chromium
