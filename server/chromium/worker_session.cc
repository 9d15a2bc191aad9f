#include "server/chromium/worker_session.h"

#include <cstdlib>
#include <utility>

#include "server/base/spawn.h"
#include "server/browser/browser_context.h"
#include "server/browser/page.h"
#include "server/chromium/cdp/inspector.h"
#include "server/chromium/cdp/runtime.h"
#include "server/chromium/console.h"
#include "server/chromium/emulation.h"
#include "server/chromium/page_error.h"
#include "server/chromium/realm.h"
#include "server/chromium/remote_object.h"

namespace understudy::chromium {
namespace {

// The first Chromium that sends Inspector.workerScriptLoaded.
constexpr int kTellsOfWorkerScripts = 143;

bool TellsOfWorkerScripts(const browser::Browser& browser) {
  return std::atoi(browser.version().c_str()) >= kTellsOfWorkerScripts;
}

}  // namespace

WorkerSession::WorkerSession(boost::asio::any_io_executor executor, Ref<CdpSession> session,
                             Ref<browser::Worker> worker, Ref<browser::WebSocketRouting> routing,
                             Ref<const RealmScript> script)
    : executor_(std::move(executor)),
      session_(std::move(session)),
      worker_(std::move(worker)),
      routing_(std::move(routing)),
      script_(std::move(script)),
      made_(executor_),
      injected_(InjectedObject::Of(executor_, session_, made_)) {}

void WorkerSession::Watch(std::unique_ptr<NetworkSession> network,
                          std::unique_ptr<WatchedWebSockets> web_sockets) {
  network_ = std::move(network);
  web_sockets_ = std::move(web_sockets);
}

void WorkerSession::CloseWebSockets() {
  if (web_sockets_) web_sockets_->CloseAll();
}

std::vector<Task<absl::Status>> WorkerSession::SendNetwork(const browser::BrowserContext& context,
                                                           InterceptionReasons reasons) {
  std::vector<Task<absl::Status>> pending;
  pending.push_back(SendExtraHeaders(*session_, context.options().extra_http_headers));
  pending.push_back(SendOffline(*session_, context.options().offline));
  for (Task<absl::Status>& sent : SendInterception(*session_, reasons)) pending.push_back(std::move(sent));
  return pending;
}

void WorkerSession::Start(const browser::Browser& browser, bool waiting) {
  script_loaded_ = !waiting || !TellsOfWorkerScripts(browser);
  subscriptions_.push_back(session_->On<cdp::runtime::ExecutionContextCreated>([this](const auto& event) {
    if (context_) return;
    context_ = std::make_shared<browser::ExecutionContext>(
        executor_, std::make_unique<Realm>(session_, event.context.id, injected_), WeakRef<browser::Frame>());
    if (script_loaded_) worker_->DidCreateContext(context_);
  }));
  subscriptions_.push_back(
      session_->On<cdp::inspector::WorkerScriptLoaded>([this](const auto&) { DidLoadScript(); }));
  subscriptions_.push_back(session_->On<cdp::runtime::ConsoleAPICalled>([this](const auto& event) {
    if (context_) on_console(ToConsoleMessage(event, *context_, worker_->page(), worker_));
  }));
  subscriptions_.push_back(session_->On<cdp::runtime::ExceptionThrown>([this](const auto& event) {
    if (const Ref<browser::Page> page = worker_->page())
      page->DidThrow(ToPageError(event.exception_details, page));
  }));
  subscriptions_.push_back(session_->On<cdp::runtime::BindingCalled>([this](const auto& event) {
    if (event.name != script_->sockets_binding()) return;
    if (!sockets_) sockets_ = routing_->NewRealm(injected_);
    sockets_->DidReceive(event.payload);
  }));
  subscriptions_.push_back(session_->On<cdp::target::AttachedToTarget>(
      [this](const cdp::target::AttachedToTarget& event) { on_attached_to_target(event); }));
  subscriptions_.push_back(session_->On<cdp::target::DetachedFromTarget>(
      [this](const cdp::target::DetachedFromTarget& event) { on_detached_from_target(event); }));
  session_->Post(cdp::inspector::Enable());
  session_->Post(cdp::runtime::Enable());
  Enter();
  cdp::target::SetAutoAttach attach;
  attach.auto_attach = true;
  attach.wait_for_debugger_on_start = true;
  attach.flatten = true;
  session_->Post(attach);
  session_->Post(cdp::runtime::RunIfWaitingForDebugger());
}

void WorkerSession::DidLoadScript() {
  if (script_loaded_) return;
  script_loaded_ = true;
  if (context_) worker_->DidCreateContext(context_);
}

namespace {

Task<void> Await(Task<absl::StatusOr<cdp::runtime::EvaluateResult>> pending,
                 Promise<absl::StatusOr<std::string>> made) {
  const auto answer = co_await std::move(pending);
  if (!answer.ok()) {
    made.Set(answer.status());
  } else if (answer->exception_details) {
    made.Set(ToError(*answer->exception_details));
  } else {
    made.Set(answer->result.object_id.value_or(""));
  }
}

Task<void> Configure(Ref<InjectedObject> injected, boost::json::object settings) {
  // A worker that is gone needs no settings.
  (void)co_await injected->Configure(std::move(settings));
}

}  // namespace

boost::json::object WorkerSession::Settings() const {
  return {{"names", boost::json::array()}, {"patterns", routing_->Patterns()}};
}

void WorkerSession::Enter() {
  cdp::runtime::AddBinding binding;
  binding.name = script_->sockets_binding();
  session_->Post(binding);
  cdp::runtime::Evaluate script;
  script.expression = script_->ForWorkers(Settings());
  script.silent = true;
  Spawn(executor_, Await(session_->Send(script), made_));
}

void WorkerSession::ApplyWebSocketRoutes() { Spawn(executor_, Configure(injected_, Settings())); }

void WorkerSession::DidDetach() {
  const Ref<WorkerSession> self = shared_from_this();
  subscriptions_.clear();
  network_.reset();
  web_sockets_.reset();
  if (sockets_) sockets_->DidLoseRealm();
}

}  // namespace understudy::chromium
