// The browser's own trace of what it does.

#include "dispatchers/artifact/artifact_dispatcher.h"
#include "dispatchers/browser/browser_dispatcher.h"
#include "dispatchers/core/call.h"
#include "dispatchers/core/connection.h"
#include "dispatchers/page/page_dispatcher.h"
#include "protocol/schema/browser.handlers.pw.h"
#include "server/base/errors.h"
#include "server/browser/local_files.h"

namespace understudy::dispatchers {

Task<absl::Status> HandleBrowserStartTracing(Ref<BrowserDispatcher> self,
                                             protocol::BrowserStartTracingParams params, Call& call) {
  const bool shared = self->closes() == BrowserDispatcher::Closes::kItsContexts;
  if (shared && !call.connection().trusted())
    co_return browser::LocalFilesRefused("Tracing a shared browser");
  Ref<browser::Page> page;
  if (params.page) {
    ASSIGN_OR_CO_RETURN(const Ref<PageDispatcher> dispatcher, call.Resolve<PageDispatcher>(*params.page));
    page = dispatcher->page();
  }
  browser::TracingOptions options;
  options.screenshots = params.screenshots.value_or(false);
  options.categories = std::move(params.categories);
  co_return co_await self->StartTracing(std::move(page), std::move(options));
}

Task<absl::StatusOr<protocol::BrowserStopTracingResult>> HandleBrowserStopTracing(
    Ref<BrowserDispatcher> self, protocol::BrowserStopTracingParams, Call&) {
  ASSIGN_OR_CO_RETURN(const Ref<files::Artifact> trace, co_await self->StopTracing());
  if (self->disposed()) co_return TargetClosedError();
  protocol::BrowserStopTracingResult result;
  result.artifact = ArtifactDispatcher::From(*self, trace)->ref();
  co_return result;
}

}  // namespace understudy::dispatchers
