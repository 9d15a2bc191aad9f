// The scripts that run in a page's documents before the page's own: the driver's and init scripts.

#include <utility>

#include <absl/cleanup/cleanup.h>
#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/base/spawn.h"
#include "server/base/string_view.h"
#include "server/browser/browser_context.h"
#include "server/chromium/answers.h"
#include "server/chromium/chromium_page.h"
#include "server/injected/service_workers.h"

namespace understudy::chromium {
namespace {

Ref<const std::string> SourceOf(const Ref<browser::InitScript>& script) {
  return Ref<const std::string>(script, &script->source);
}

}  // namespace

void ChromiumPage::CollectScripts() {
  const Ref<browser::BrowserContext> context = page()->context();
  NewScript(realm_script_->ForDocuments());
  const browser::Clock& clock = context->clock();
  if (clock.begun()) clock_script_ = NewScript(realm_script_->Clock(clock.reading()));
  settings_script_ = NewScript(SettingsScript());
  if (context->options().block_service_workers)
    NewScript(absl::StrCat("(", Abseil(injected::kServiceWorkers), ")()"));
  for (const Ref<browser::InitScript>& script : context->init_scripts()) {
    context_scripts_[script] = NewScript(SourceOf(script));
  }
}

int64_t ChromiumPage::NewScript(std::string source) {
  return NewScript(std::make_shared<const std::string>(std::move(source)));
}

int64_t ChromiumPage::NewScript(Ref<const std::string> source) {
  scripts_[++last_script_].source = std::move(source);
  return last_script_;
}

Task<absl::Status> ChromiumPage::AddScript(int64_t id, bool everywhere) {
  const Ref<ChromiumPage> self = shared_from_this();
  std::vector<Task<absl::Status>> pending;
  for (const Ref<FrameSession>& session : Sessions()) {
    // Whose answer says how to take the script back: awaited, though the caller may be cancelled.
    pending.push_back(InBackground(
        executor_, AddScriptTo(self, session, id, session->AddScript(*scripts_[id].source, everywhere))));
  }
  co_return co_await AwaitAll(std::move(pending));
}

Task<absl::Status> ChromiumPage::AddScriptTo(Ref<ChromiumPage> self, Ref<FrameSession> session, int64_t id,
                                             Task<absl::StatusOr<std::string>> answer) {
  ASSIGN_OR_CO_RETURN(std::string identifier, co_await std::move(answer));
  if (const auto script = self->scripts_.find(id); script != self->scripts_.end()) {
    script->second.identifiers[session->session()->id()] = std::move(identifier);
    co_return absl::OkStatus();
  }
  // Removed while it was being added.
  co_return co_await session->RemoveScript(std::move(identifier));
}

void ChromiumPage::ForgetScriptsOf(const std::string& session_id) {
  for (auto& [id, script] : scripts_) script.identifiers.erase(session_id);
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

Task<absl::StatusOr<int64_t>> ChromiumPage::AddInitScript(std::string source) {
  const Ref<ChromiumPage> self = shared_from_this();
  const int64_t id = NewScript(std::move(source));
  // Also when the caller is cancelled.
  absl::Cleanup take_back = [self, id] {
    Spawn(self->executor_, [](Ref<ChromiumPage> self, int64_t id) -> Task<> {
      static_cast<void>(co_await self->RemoveScript(id));
    }(self, id));
  };
  CO_RETURN_IF_ERROR(co_await AddScript(id, /*everywhere=*/false));
  std::move(take_back).Cancel();
  co_return id;
}

Task<absl::Status> ChromiumPage::RemoveInitScript(int64_t id) { return RemoveScript(id); }

Task<absl::Status> ChromiumPage::AddContextInitScript(Ref<browser::InitScript> script) {
  const int64_t id = NewScript(SourceOf(script));
  context_scripts_[script] = id;
  return AddScript(id, /*everywhere=*/false);
}

Task<absl::Status> ChromiumPage::RemoveContextInitScript(Ref<browser::InitScript> script) {
  const int64_t id = context_scripts_[script];
  context_scripts_.erase(script);
  return RemoveScript(id);
}

boost::json::object ChromiumPage::Settings() const {
  boost::json::array names;
  bool functions = false;
  if (const Ref<browser::Page> page = this->page()) {
    for (const auto* bindings : {&page->context()->bindings(), &page->bindings()}) {
      for (const Ref<browser::Binding>& binding : *bindings) {
        if (binding->is_global) names.emplace_back(binding->name);
      }
      functions = functions || browser::AnyIsByValue(*bindings);
    }
  }
  boost::json::object settings{{"names", std::move(names)}, {"patterns", routing_->Patterns()}};
  if (functions) settings["functions"] = true;
  return settings;
}

std::string ChromiumPage::SettingsScript() const {
  const Ref<browser::Page> page = this->page();
  const bool has_clock = page && page->context()->clock().begun();
  return realm_script_->Settings(Settings(), has_clock ? &page->context()->clock().reading() : nullptr);
}

Task<absl::Status> ChromiumPage::UpdateSettings() {
  for (const auto& [id, worker] : workers_) worker->ApplyWebSocketRoutes();
  return InTurn(ReplaceSettings());
}

Task<absl::Status> ChromiumPage::InTurn(Task<absl::Status> update) {
  const Ref<ChromiumPage> self = shared_from_this();
  const Promise<bool> before = settings_updated_;
  const Promise<bool> done(executor_);
  settings_updated_ = done;
  // The next goes on whatever becomes of this one.
  absl::Cleanup finish = [done] { done.Set(true); };
  co_await before.Wait();
  co_return co_await std::move(update);
}

Task<absl::Status> ChromiumPage::TurnClock(browser::ClockTurn turn) {
  return InBackground(executor_, TurnClockIn(shared_from_this(), std::move(turn)));
}

// New documents first: what begins before that is among those that are told.
Task<absl::Status> ChromiumPage::TurnClockIn(Ref<ChromiumPage> self, browser::ClockTurn turn) {
  const auto pending = std::make_shared<std::vector<Task<absl::Status>>>();
  Task<absl::Status> send = SendClockTurn(self, std::move(turn), pending);
  CO_RETURN_IF_ERROR(co_await self->InTurn(std::move(send)));
  co_return co_await AwaitAll(std::move(*pending));
}

Task<absl::Status> ChromiumPage::SendClockTurn(Ref<ChromiumPage> self, browser::ClockTurn turn,
                                               Ref<std::vector<Task<absl::Status>>> answers) {
  // Init scripts find the clock if they came after it, whatever becomes of the settings, which come last.
  if (self->clock_script_ == 0) {
    self->clock_script_ = self->NewScript(self->realm_script_->Clock(turn.before));
    CO_RETURN_IF_ERROR(co_await self->AddScript(self->clock_script_, /*everywhere=*/false));
  }
  CO_RETURN_IF_ERROR(co_await self->ReplaceSettings());
  for (const Ref<FrameSession>& session : self->Sessions()) session->TurnClock(turn, *answers);
  co_return absl::OkStatus();
}

// A document takes the settings from the first script that has some: those that began while there were two
// are among the realms that are told in the end.
Task<absl::Status> ChromiumPage::ReplaceSettings() {
  const Ref<ChromiumPage> self = shared_from_this();
  const boost::json::object settings = Settings();
  const int64_t former = settings_script_;
  settings_script_ = NewScript(SettingsScript());
  CO_RETURN_IF_ERROR(co_await AddScript(settings_script_, /*everywhere=*/false));
  CO_RETURN_IF_ERROR(co_await RemoveScript(former));
  std::vector<Task<absl::Status>> pending;
  for (const Ref<FrameSession>& session : Sessions()) pending.push_back(session->Configure(settings));
  co_return co_await AwaitAll(std::move(pending));
}

}  // namespace understudy::chromium
