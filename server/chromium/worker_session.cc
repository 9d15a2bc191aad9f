#include "server/chromium/worker_session.h"

#include <cstdlib>
#include <utility>

#include "server/browser/browser_context.h"
#include "server/browser/page.h"
#include "server/chromium/cdp/inspector.h"
#include "server/chromium/cdp/runtime.h"
#include "server/chromium/console.h"
#include "server/chromium/page_error.h"
#include "server/chromium/realm.h"

namespace understudy::chromium {
namespace {

// The first Chromium that sends Inspector.workerScriptLoaded.
constexpr int kTellsOfWorkerScripts = 143;

bool TellsOfWorkerScripts(const browser::Browser& browser) {
  return std::atoi(browser.version().c_str()) >= kTellsOfWorkerScripts;
}

}  // namespace

WorkerSession::WorkerSession(boost::asio::any_io_executor executor, Ref<CdpSession> session,
                             Ref<browser::Worker> worker, Ref<WebSocketRouting> routing)
    : executor_(std::move(executor)),
      session_(std::move(session)),
      worker_(std::move(worker)),
      routing_(std::move(routing)) {}

void WorkerSession::Start(const browser::Browser& browser, bool waiting) {
  script_loaded_ = !waiting || !TellsOfWorkerScripts(browser);
  subscriptions_.push_back(session_->On<cdp::runtime::ExecutionContextCreated>([this](const auto& event) {
    if (context_) return;
    context_ = std::make_shared<browser::ExecutionContext>(
        executor_, std::make_unique<Realm>(session_, event.context.id), WeakRef<browser::Frame>());
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
    if (event.name != routing_->binding()) return;
    if (!sockets_) sockets_ = routing_->NewRealm(session_, event.execution_context_id);
    sockets_->DidReceive(event.payload);
  }));
  subscriptions_.push_back(session_->On<cdp::target::AttachedToTarget>(
      [this](const cdp::target::AttachedToTarget& event) { on_attached_to_target(event); }));
  subscriptions_.push_back(session_->On<cdp::target::DetachedFromTarget>(
      [this](const cdp::target::DetachedFromTarget& event) { on_detached_from_target(event); }));
  session_->Post(cdp::inspector::Enable());
  session_->Post(cdp::runtime::Enable());
  if (routing_->Any()) UpdateWebSocketRoutes();
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

void WorkerSession::UpdateWebSocketRoutes() {
  cdp::runtime::AddBinding binding;
  binding.name = routing_->binding();
  session_->Post(binding);
  cdp::runtime::Evaluate script;
  script.expression = routing_->Script();
  script.silent = true;
  session_->Post(script);
}

void WorkerSession::DidDetach() {
  const Ref<WorkerSession> self = shared_from_this();
  subscriptions_.clear();
  if (sockets_) sockets_->DidLoseRealm();
}

}  // namespace understudy::chromium
