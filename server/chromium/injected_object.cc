#include "server/chromium/injected_object.h"

#include <utility>

#include <absl/strings/str_cat.h>

#include "server/base/debug_log.h"
#include "server/base/errors.h"
#include "server/base/spawn.h"
#include "server/base/string_view.h"
#include "server/chromium/cdp/runtime.h"
#include "server/chromium/remote_object.h"
#include "server/injected/utility.h"

namespace understudy::chromium {
namespace {

Task<absl::StatusOr<std::string>> EvaluateToObject(Ref<CdpSession> session, std::string context_id,
                                                   std::string expression) {
  cdp::runtime::Evaluate command;
  command.expression = std::move(expression);
  command.unique_context_id = std::move(context_id);
  command.silent = true;
  ASSIGN_OR_CO_RETURN(auto answer, co_await session->Send(command));
  if (answer.exception_details) co_return ToError(*answer.exception_details);
  if (!answer.result.object_id) co_return Error("The realm doesn't have the driver's object");
  co_return *std::move(answer.result.object_id);
}

// The private property of `location.assign` can be read by nobody but the inspector, and reading it runs no
// code of the page's.
Task<absl::StatusOr<std::string>> FindInDocument(Ref<CdpSession> session, std::string context_id,
                                                 Ref<const RealmScript> script) {
  ASSIGN_OR_CO_RETURN(std::string holder, co_await EvaluateToObject(session, context_id, "location.assign"));
  cdp::runtime::GetProperties command;
  command.object_id = holder;
  command.own_properties = true;
  const auto properties = co_await session->Send(command);
  cdp::runtime::ReleaseObject release;
  release.object_id = holder;
  session->Post(release);
  CO_RETURN_IF_ERROR(properties.status());
  if (properties->private_properties) {
    for (const cdp::runtime::PrivatePropertyDescriptor& property : *properties->private_properties) {
      if (property.name == script->private_name() && property.value && property.value->object_id)
        co_return *property.value->object_id;
    }
  }
  // Where pages can't run scripts, ours didn't run either.
  co_return co_await EvaluateToObject(session, context_id, *script->ForDocuments());
}

cdp::runtime::CallFunctionOn CallOn(const std::string& object_id, std::string function,
                                    std::vector<browser::CallArgument> arguments) {
  cdp::runtime::CallFunctionOn command;
  command.object_id = object_id;
  command.function_declaration = std::move(function);
  command.arguments = ToCallArguments(std::move(arguments));
  command.silent = true;
  return command;
}

}  // namespace

InjectedObject::InjectedObject(boost::asio::any_io_executor executor, Ref<CdpSession> session, Find find)
    : executor_(std::move(executor)), session_(std::move(session)), find_(std::move(find)) {}

Ref<InjectedObject> InjectedObject::OfDocument(boost::asio::any_io_executor executor, Ref<CdpSession> session,
                                               std::string context_id, Ref<const RealmScript> script) {
  return std::make_shared<InjectedObject>(std::move(executor), session,
                                          [=] { return FindInDocument(session, context_id, script); });
}

Ref<InjectedObject> InjectedObject::OfIsolatedWorld(boost::asio::any_io_executor executor,
                                                    Ref<CdpSession> session, std::string context_id) {
  return std::make_shared<InjectedObject>(std::move(executor), session, [=] {
    return EvaluateToObject(session, context_id,
                            absl::StrCat("({utility: (", Abseil(injected::kUtility), ")()})"));
  });
}

Ref<InjectedObject> InjectedObject::Of(boost::asio::any_io_executor executor, Ref<CdpSession> session,
                                       Promise<absl::StatusOr<std::string>> made) {
  return std::make_shared<InjectedObject>(std::move(executor), std::move(session),
                                          [made] { return made.Wait(); });
}

Task<absl::StatusOr<std::string>> InjectedObject::Id() {
  const Ref<InjectedObject> self = shared_from_this();
  if (!id_) {
    id_.emplace(executor_);
    // Not the work of who asks first: when that one is cancelled, others still want the id.
    Spawn(executor_, Learn(self));
  }
  const Promise<absl::StatusOr<std::string>> id = *id_;
  co_return co_await id.Wait();
}

Task<void> InjectedObject::Learn(Ref<InjectedObject> self) {
  absl::StatusOr<std::string> id = co_await self->find_();
  if (!id.ok()) {
    DebugLog(DebugChannel::kBrowser,
             absl::StrCat("a realm can't be reached: ", std::string(id.status().message())));
  }
  if (id.ok()) self->known_id_ = *id;
  self->id_->Set(std::move(id));
}

Task<absl::Status> InjectedObject::Ready() {
  const absl::StatusOr<std::string> id = co_await Id();
  co_return id.status();
}

Task<absl::StatusOr<browser::RemoteValue>> InjectedObject::Call(
    std::string function, std::vector<browser::CallArgument> arguments) {
  const Ref<InjectedObject> self = shared_from_this();
  ASSIGN_OR_CO_RETURN(const std::string id, co_await Id());
  const cdp::runtime::CallFunctionOn command = CallOn(id, std::move(function), std::move(arguments));
  const auto answer = co_await session_->Send(command);
  CO_RETURN_IF_ERROR(answer.status());
  if (answer->exception_details) co_return ToError(*answer->exception_details);
  co_return ToRemoteValue(answer->result);
}

void InjectedObject::Post(std::string function, std::vector<browser::CallArgument> arguments) {
  session_->Post(CallOn(known_id_, std::move(function), std::move(arguments)));
}

void InjectedObject::Post(std::string function, std::vector<browser::CallArgument> arguments,
                          Promise<absl::Status> done) {
  session_->Post(CallOn(known_id_, std::move(function), std::move(arguments)), std::move(done));
}

Task<absl::Status> InjectedObject::Configure(boost::json::object settings) {
  std::vector<browser::CallArgument> arguments;
  arguments.emplace_back(std::in_place_type<boost::json::value>, std::move(settings));
  const auto answer = co_await Call("function(s){this.configure(s)}", std::move(arguments));
  co_return answer.status();
}

}  // namespace understudy::chromium
