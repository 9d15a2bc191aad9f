#include "dispatchers/browser/browser_dispatcher.h"

#include "dispatchers/browser_context/browser_context_dispatcher.h"
#include "dispatchers/core/connection.h"
#include "dispatchers/core/object_table.h"
#include "protocol/compat/browser_types.h"
#include "protocol/schema/browser.pw.h"
#include "server/base/spawn.h"

namespace understudy::dispatchers {

Ref<BrowserDispatcher> BrowserDispatcher::Announce(Dispatcher& parent, const Ref<browser::Browser>& browser,
                                                   Closes closes) {
  ObjectTable& objects = parent.objects();
  protocol::BrowserInitializer initializer;
  initializer.version = browser->version();
  initializer.name = browser->name();
  initializer.browser_name = protocol::BrowserNameOf(browser->name());
  auto dispatcher = objects.Create<BrowserDispatcher>(parent, "browser", initializer, browser, closes);
  objects.Associate(browser.get(), *dispatcher);
  return dispatcher;
}

BrowserDispatcher::BrowserDispatcher(Ref<browser::Browser> browser, Closes closes)
    : browser_(std::move(browser)),
      contexts_(closes == Closes::kItsContexts ? std::make_shared<browser::ClientContexts>(browser_)
                                               : nullptr) {
  Keep(browser_->on_disconnected.connect([this] {
    Emit(protocol::BrowserCloseEvent());
    Dispose(TargetClosedError(browser_->close_reason()));
  }));
}

Task<absl::StatusOr<Ref<browser::BrowserContext>>> BrowserDispatcher::NewContext(
    browser::ContextOptions options) {
  return contexts_ ? contexts_->New(std::move(options)) : browser_->NewContext(std::move(options));
}

Task<absl::Status> BrowserDispatcher::Close(std::string reason) {
  if (!contexts_) co_return co_await browser_->Close(std::move(reason));
  co_await browser::ClientContexts::CloseAll(contexts_, std::move(reason));
  co_return absl::OkStatus();
}

Task<absl::Status> BrowserDispatcher::StartTracing(Ref<browser::Page> page, browser::TracingOptions options) {
  const Ref<Dispatcher> alive = shared_from_this();
  const absl::Status started = co_await browser_->tracing().Start(std::move(page), std::move(options));
  tracing_ = tracing_ || started.ok();
  co_return started;
}

Task<absl::StatusOr<Ref<files::Artifact>>> BrowserDispatcher::StopTracing() {
  const Ref<Dispatcher> alive = shared_from_this();
  tracing_ = false;
  ASSIGN_OR_CO_RETURN(Ref<files::Artifact> trace, co_await browser_->tracing().Stop());
  traces_.push_back(trace);
  co_return trace;
}

namespace {

Task<void> DeleteTraces(Ref<browser::Browser> browser, bool tracing,
                        std::vector<Ref<files::Artifact>> traces) {
  if (tracing) {
    if (const auto last = co_await browser->tracing().Stop(); last.ok()) traces.push_back(*last);
  }
  for (const Ref<files::Artifact>& trace : traces) static_cast<void>(co_await trace->Delete());
}

}  // namespace

void BrowserDispatcher::OnDisposed() {
  if (!contexts_) return;
  const boost::asio::any_io_executor& executor = connection().executor();
  Spawn(executor, browser::ClientContexts::CloseAll(contexts_, ""));
  Spawn(executor, DeleteTraces(browser_, tracing_, std::move(traces_)));
}

Ref<BrowserContextDispatcher> BrowserDispatcher::AnnounceContext(const Ref<browser::BrowserContext>& context,
                                                                 protocol::ContextOptions options) {
  auto dispatcher = BrowserContextDispatcher::Announce(*this, context, std::move(options));
  protocol::BrowserContextEvent event;
  event.context = dispatcher->ref();
  Emit(event);
  return dispatcher;
}

}  // namespace understudy::dispatchers
