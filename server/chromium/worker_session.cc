#include "server/chromium/worker_session.h"

#include <utility>

#include "server/browser/browser_context.h"
#include "server/browser/page.h"
#include "server/chromium/cdp/runtime.h"
#include "server/chromium/console.h"
#include "server/chromium/realm.h"

namespace understudy::chromium {

WorkerSession::WorkerSession(boost::asio::any_io_executor executor, Ref<CdpSession> session,
                             Ref<browser::Worker> worker)
    : executor_(std::move(executor)), session_(std::move(session)), worker_(std::move(worker)) {}

void WorkerSession::Start() {
  subscriptions_.push_back(session_->On<cdp::runtime::ExecutionContextCreated>([this](const auto& event) {
    if (context_) return;
    context_ = std::make_shared<browser::ExecutionContext>(
        executor_, std::make_unique<Realm>(session_, event.context.id), WeakRef<browser::Frame>());
    worker_->DidCreateContext(context_);
  }));
  subscriptions_.push_back(session_->On<cdp::runtime::ConsoleAPICalled>([this](const auto& event) {
    const Ref<browser::Page> page = worker_->page();
    if (page && context_) page->DidLogToConsole(ToConsoleMessage(event, *context_, page, worker_));
  }));
  subscriptions_.push_back(session_->On<cdp::runtime::ExceptionThrown>([this](const auto& event) {
    if (const Ref<browser::Page> page = worker_->page())
      page->DidThrow(ToPageError(event.exception_details, page));
  }));
  session_->Post(cdp::runtime::Enable());
  session_->Post(cdp::runtime::RunIfWaitingForDebugger());
}

}  // namespace understudy::chromium
