#include "server/chromium/exposed_functions.h"

#include <utility>

#include <absl/strings/str_cat.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "server/base/spawn.h"
#include "server/base/string_view.h"
#include "server/browser/binding_call.h"
#include "server/browser/browser_context.h"
#include "server/browser/execution_context.h"
#include "server/chromium/cdp/runtime.h"
#include "server/chromium/random_name.h"
#include "server/injected/bindings.h"

namespace understudy::chromium {
namespace {

void Evaluate(const Ref<CdpSession>& session, int64_t context_id, std::string expression) {
  cdp::runtime::Evaluate command;
  command.expression = std::move(expression);
  command.context_id = context_id;
  command.silent = true;
  session->Post(command);
}

}  // namespace

ExposedFunctions::ExposedFunctions(WeakRef<browser::Page> page, std::string secret)
    : page_(std::move(page)), binding_(RandomName()), secret_(std::move(secret)) {}

bool ExposedFunctions::Any() const {
  const Ref<browser::Page> page = page_.lock();
  return page && (!page->bindings().empty() || !page->context()->bindings().empty());
}

std::string ExposedFunctions::Script() const {
  boost::json::array names;
  if (const Ref<browser::Page> page = page_.lock()) {
    for (const auto& binding : page->context()->bindings()) names.emplace_back(binding->name);
    for (const auto& binding : page->bindings()) names.emplace_back(binding->name);
  }
  const boost::json::object config = {
      {"binding", binding_}, {"secret", secret_}, {"names", std::move(names)}};
  return absl::StrCat("(", Abseil(injected::kBindings), ")(", boost::json::serialize(config), ")");
}

void ExposedFunctions::DidReceive(std::string_view payload, const Ref<CdpSession>& session,
                                  int64_t context_id, const Ref<browser::ExecutionContext>& context) {
  const Ref<browser::Frame> frame = context->frame();
  const Ref<browser::Page> page = page_.lock();
  boost::system::error_code malformed;
  const boost::json::value call = boost::json::parse(payload, malformed);
  // The page could call the binding itself: anything but what our script sends is not for us.
  if (!page || !frame || malformed || !call.is_object()) return;
  const boost::json::value* name = call.get_object().if_contains("name");
  const boost::json::value* sequence = call.get_object().if_contains("seq");
  const boost::json::value* arguments = call.get_object().if_contains("args");
  if (!name || !name->is_string() || !sequence || !sequence->is_int64() || !arguments ||
      !arguments->is_array())
    return;
  const WeakRef<CdpSession> weak = session;
  auto settle = [weak, context_id, sequence = sequence->get_int64(), *this](bool resolved,
                                                                            boost::json::value value) {
    const Ref<CdpSession> session = weak.lock();
    if (!session) return;
    Evaluate(session, context_id,
             ControllerCall(resolved ? "resolve" : "reject",
                            absl::StrCat(sequence, ",", boost::json::serialize(value))));
  };
  std::string function(name->get_string());
  Ref<browser::Binding> binding = FindBinding(page->bindings(), function);
  if (!binding) binding = FindBinding(page->context()->bindings(), function);
  if (!binding) return;
  if (binding->takes_handle) {
    Spawn(context->executor(),
          DeliverWithHandle(page, context, ControllerCall("takeHandle", absl::StrCat(sequence->get_int64())),
                            std::move(function), std::move(settle)));
    return;
  }
  const boost::json::array& values = arguments->get_array();
  page->DidCallBinding(std::make_shared<browser::BindingCall>(
      frame, std::move(function), std::vector<boost::json::value>(values.begin(), values.end()), nullptr,
      std::move(settle)));
}

Task<void> ExposedFunctions::DeliverWithHandle(Ref<browser::Page> page,
                                               Ref<browser::ExecutionContext> context,
                                               std::string take_handle, std::string name,
                                               browser::BindingCall::Settle settle) {
  absl::StatusOr<browser::RemoteValue> argument =
      co_await context->delegate().Evaluate(std::move(take_handle));
  const Ref<browser::Frame> frame = context->frame();
  if (!argument.ok() || !frame) co_return;
  const Ref<browser::JSHandle> handle = context->NewHandle(*std::move(argument));
  std::vector<boost::json::value> no_values;
  page->DidCallBinding(std::make_shared<browser::BindingCall>(frame, std::move(name), std::move(no_values),
                                                              handle, std::move(settle)));
}

void ExposedFunctions::Remove(const Ref<CdpSession>& session, int64_t context_id,
                              const std::string& name) const {
  Evaluate(session, context_id, ControllerCall("remove", boost::json::serialize(boost::json::string(name))));
}

std::string ExposedFunctions::ControllerCall(std::string_view method, const std::string& arguments) const {
  return absl::StrCat("Function.prototype.toString[\"", secret_, "\"]?.bindings?.", Abseil(method), "(",
                      arguments, ")");
}

}  // namespace understudy::chromium
