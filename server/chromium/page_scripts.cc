// The scripts that run in a page's documents before the page's own: init scripts, exposed functions, routed
// WebSockets.

#include <utility>

#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/base/string_view.h"
#include "server/browser/browser_context.h"
#include "server/chromium/answers.h"
#include "server/chromium/chromium_page.h"
#include "server/injected/service_workers.h"

namespace understudy::chromium {

void ChromiumPage::CollectScripts() {
  const Ref<browser::BrowserContext> context = page()->context();
  if (exposed_functions_->Any()) exposed_functions_script_ = NewScript(exposed_functions_->Script());
  if (routing_->Any()) web_socket_script_ = NewScript(routing_->Script());
  if (context->options().block_service_workers)
    NewScript(absl::StrCat("(", Abseil(injected::kServiceWorkers), ")()"));
  for (const Ref<browser::InitScript>& script : context->init_scripts()) {
    context_scripts_[script] = NewScript(script->source);
  }
}

int64_t ChromiumPage::NewScript(std::string source) {
  scripts_[++last_script_].source = std::move(source);
  return last_script_;
}

Task<absl::Status> ChromiumPage::AddScript(int64_t id, bool everywhere) {
  const Ref<ChromiumPage> self = shared_from_this();
  std::vector<Task<absl::Status>> pending;
  for (const Ref<FrameSession>& session : Sessions()) {
    pending.push_back(AddScriptTo(session, id, session->AddScript(scripts_[id].source, everywhere)));
  }
  co_return co_await AwaitAll(std::move(pending));
}

Task<absl::Status> ChromiumPage::AddScriptTo(Ref<FrameSession> session, int64_t id,
                                             Task<absl::StatusOr<std::string>> answer) {
  const Ref<ChromiumPage> self = shared_from_this();
  ASSIGN_OR_CO_RETURN(std::string identifier, co_await std::move(answer));
  if (const auto script = scripts_.find(id); script != scripts_.end()) {
    script->second.identifiers[session->session()->id()] = std::move(identifier);
    co_return absl::OkStatus();
  }
  // Removed while it was being added.
  co_return co_await session->RemoveScript(std::move(identifier));
}

Task<absl::Status> ChromiumPage::RemoveScript(int64_t id) {
  const Ref<ChromiumPage> self = shared_from_this();
  const auto script = scripts_.extract(id);
  if (script.empty()) co_return absl::OkStatus();
  std::vector<Task<absl::Status>> pending;
  for (const Ref<FrameSession>& session : Sessions()) {
    const auto identifier = script.mapped().identifiers.find(session->session()->id());
    if (identifier != script.mapped().identifiers.end())
      pending.push_back(session->RemoveScript(identifier->second));
  }
  co_return co_await AwaitAll(std::move(pending));
}

Task<absl::Status> ChromiumPage::ReplaceScript(int64_t& id, std::string source) {
  const Ref<ChromiumPage> self = shared_from_this();
  const int64_t former = id;
  id = NewScript(std::move(source));
  CO_RETURN_IF_ERROR(co_await AddScript(id, /*everywhere=*/true));
  co_return co_await RemoveScript(former);
}

Task<absl::StatusOr<int64_t>> ChromiumPage::AddInitScript(std::string source) {
  const int64_t id = NewScript(std::move(source));
  CO_RETURN_IF_ERROR(co_await AddScript(id, /*everywhere=*/false));
  co_return id;
}

Task<absl::Status> ChromiumPage::RemoveInitScript(int64_t id) { return RemoveScript(id); }

Task<absl::Status> ChromiumPage::AddContextInitScript(Ref<browser::InitScript> script) {
  const int64_t id = NewScript(script->source);
  context_scripts_[script] = id;
  return AddScript(id, /*everywhere=*/false);
}

Task<absl::Status> ChromiumPage::RemoveContextInitScript(Ref<browser::InitScript> script) {
  const int64_t id = context_scripts_[script];
  context_scripts_.erase(script);
  return RemoveScript(id);
}

Task<absl::Status> ChromiumPage::ExposeBinding(std::string /*name*/) {
  if (exposed_functions_script_ == 0) {
    for (const Ref<FrameSession>& session : Sessions()) session->AddBinding(exposed_functions_->binding());
  }
  return ReplaceScript(exposed_functions_script_, exposed_functions_->Script());
}

Task<absl::Status> ChromiumPage::RemoveBinding(std::string name) {
  for (const Ref<FrameSession>& session : Sessions()) session->RemoveExposedFunction(name);
  return ReplaceScript(exposed_functions_script_, exposed_functions_->Script());
}

Task<absl::Status> ChromiumPage::UpdateWebSocketRoutes() {
  if (web_socket_script_ == 0) {
    for (const Ref<FrameSession>& session : Sessions()) session->AddBinding(routing_->binding());
  }
  for (const auto& [id, worker] : workers_) worker->UpdateWebSocketRoutes();
  return ReplaceScript(web_socket_script_, routing_->Script());
}

}  // namespace understudy::chromium
