#include "dispatchers/browser_context/browser_context_dispatcher.h"

#include "dispatchers/api_request_context/api_request_context_dispatcher.h"
#include "dispatchers/core/connection.h"
#include "dispatchers/core/object_table.h"
#include "dispatchers/core/plain_dispatcher.h"
#include "dispatchers/page/page_dispatcher.h"
#include "dispatchers/worker/worker_dispatcher.h"
#include "protocol/compat/browser_types.h"
#include "protocol/compat/object_tree.h"
#include "protocol/compat/v1_62_http_credentials.h"
#include "protocol/schema/api_request_context.pw.h"
#include "protocol/schema/browser_context.pw.h"
#include "protocol/schema/debugger.pw.h"
#include "protocol/schema/tracing.pw.h"
#include "server/browser/browser.h"
#include "server/browser/page.h"

namespace understudy::dispatchers {

Ref<BrowserContextDispatcher> BrowserContextDispatcher::Announce(Dispatcher& owner,
                                                                 const Ref<browser::BrowserContext>& context,
                                                                 protocol::ContextOptions options) {
  ObjectTable& objects = owner.objects();
  // What a context refers to comes before it, beside it, and moves below it once it is there.
  const auto debugger = objects.Create<PlainDispatcher>(owner, "debugger", protocol::DebuggerInitializer());
  debugger->Emit(protocol::DebuggerPausedStateChangedEvent());
  const auto request_tracing =
      objects.Create<PlainDispatcher>(owner, "tracing", protocol::TracingInitializer());
  protocol::APIRequestContextInitializer request_initializer;
  request_initializer.tracing = request_tracing->ref();
  const auto request_context =
      objects.Create<APIRequestContextDispatcher>(owner, "request-context", request_initializer);
  objects.Adopt(*request_context, *request_tracing);
  const auto tracing =
      protocol::SharesTracing(owner.connection().version())
          ? request_tracing
          : objects.Create<PlainDispatcher>(owner, "tracing", protocol::TracingInitializer());

  protocol::BrowserContextInitializer initializer;
  initializer.debugger = debugger->ref();
  const Ref<browser::Browser> browser = context->browser();
  initializer.is_chromium = browser && protocol::IsChromium(browser->name());
  initializer.request_context = request_context->ref();
  initializer.tracing = tracing->ref();
  if (!options.accept_downloads) options.accept_downloads = protocol::AcceptDownloads::kAccept;
  protocol::AddSingleHttpCredentials(options);
  initializer.options = std::move(options);
  auto dispatcher = objects.Create<BrowserContextDispatcher>(owner, "browser-context", initializer, context);
  objects.Associate(context.get(), *dispatcher);
  objects.Adopt(*dispatcher, *debugger);
  objects.Adopt(*dispatcher, *request_context);
  objects.Adopt(*dispatcher, *tracing);
  for (const Ref<browser::Page>& page : context->pages()) dispatcher->AnnouncePage(page);
  for (const Ref<browser::Worker>& worker : context->service_workers())
    dispatcher->AnnounceServiceWorker(worker);
  return dispatcher;
}

BrowserContextDispatcher::BrowserContextDispatcher(Ref<browser::BrowserContext> context)
    : context_(std::move(context)) {
  Listen();
  ListenToNetwork();
}

std::optional<double> BrowserContextDispatcher::DefaultTimeout(bool navigation) const {
  return timeouts_.For(navigation);
}

double BrowserContextDispatcher::SlowMo() const {
  const Ref<browser::Browser> browser = context_->browser();
  return browser ? browser->options().slow_mo_ms : 0;
}

Ref<PageDispatcher> BrowserContextDispatcher::ExistingPage(const Ref<browser::Page>& page) const {
  return objects().Existing<PageDispatcher>(page.get());
}

bool BrowserContextDispatcher::Wants(std::string_view event, const Ref<browser::Page>& page) const {
  if (subscriptions_.Has(event)) return true;
  const Ref<PageDispatcher> dispatcher = ExistingPage(page);
  return dispatcher && dispatcher->subscriptions().Has(event);
}

void BrowserContextDispatcher::AnnouncePage(const Ref<browser::Page>& page) {
  if (ExistingPage(page)) return;
  const Ref<PageDispatcher> dispatcher = PageDispatcher::From(*this, page);
  if (!dispatcher) return;
  protocol::BrowserContextPageEvent event;
  event.page = dispatcher->ref();
  Emit(event);
}

void BrowserContextDispatcher::AnnounceServiceWorker(const Ref<browser::Worker>& worker) {
  protocol::BrowserContextServiceWorkerEvent event;
  event.worker = WorkerDispatcher::From(*this, worker)->ref();
  Emit(event);
}

}  // namespace understudy::dispatchers
