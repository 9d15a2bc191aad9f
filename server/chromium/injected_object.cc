#include "server/chromium/injected_object.h"

#include <utility>

#include <absl/strings/str_cat.h>

#include "server/base/debug_log.h"
#include "server/base/errors.h"
#include "server/base/spawn.h"
#include "server/base/string_view.h"
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
  co_return co_await EvaluateToObject(session, context_id, script->ForDocuments());
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
  self->id_->Set(std::move(id));
}

Task<absl::StatusOr<cdp::runtime::CallFunctionOnResult>> InjectedObject::Call(
    std::string function, std::vector<cdp::runtime::CallArgument> arguments) {
  const Ref<InjectedObject> self = shared_from_this();
  cdp::runtime::CallFunctionOn command;
  ASSIGN_OR_CO_RETURN(command.object_id, co_await Id());
  command.function_declaration = std::move(function);
  command.arguments = std::move(arguments);
  command.silent = true;
  auto answer = co_await session_->Send(command);
  if (answer.ok() && answer->exception_details) co_return ToError(*answer->exception_details);
  co_return answer;
}

Task<absl::Status> InjectedObject::Configure(boost::json::object settings) {
  std::vector<cdp::runtime::CallArgument> arguments(1);
  arguments[0].value = std::move(settings);
  const auto answer = co_await Call("function(s){this.configure(s)}", std::move(arguments));
  co_return answer.status();
}

}  // namespace understudy::chromium
