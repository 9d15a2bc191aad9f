#include <absl/cleanup/cleanup.h>

#include "dispatchers/browser/browser_dispatcher.h"
#include "dispatchers/browser_context/browser_context_dispatcher.h"
#include "dispatchers/cdp_session/cdp_session_dispatcher.h"
#include "dispatchers/convert/options.h"
#include "dispatchers/convert/values.h"
#include "dispatchers/core/call.h"
#include "dispatchers/core/connection.h"
#include "dispatchers/root/root_dispatcher.h"
#include "protocol/compat/object_tree.h"
#include "protocol/schema/browser.handlers.pw.h"
#include "server/base/spawn.h"
#include "server/browser/browser_context.h"
#include "server/browser/local_files.h"

namespace understudy::dispatchers {
namespace {

template <class T>
bool HasAny(const std::optional<std::vector<T>>& list) {
  return list && !list->empty();
}

// TODO: nothing of a storage state is restored but its cookies.
Task<absl::Status> Restore(Ref<browser::BrowserContext> context, protocol::StorageState state) {
  if (HasAny(state.origins) || HasAny(state.origins_until_50)) {
    co_return Error("Understudy does not implement the option storageState.origins yet");
  }
  if (HasAny(state.credentials) || HasAny(state.credentials_until_63)) {
    co_return Error("Understudy does not implement the option storageState.credentials yet");
  }
  if (!state.cookies || state.cookies->empty()) co_return absl::OkStatus();
  std::vector<network::NewCookie> cookies;
  for (const protocol::SetNetworkCookie& cookie : *state.cookies) cookies.push_back(ToDomain(cookie));
  co_return co_await context->AddCookies(std::move(cookies));
}

}  // namespace

Task<absl::Status> HandleBrowserClose(Ref<BrowserDispatcher> self, protocol::BrowserCloseParams params,
                                      Call&) {
  co_return co_await self->Close(params.reason.value_or(""));
}

Task<absl::Status> HandleBrowserKillForTests(Ref<BrowserDispatcher> self, protocol::BrowserKillForTestsParams,
                                             Call&) {
  if (self->closes() != BrowserDispatcher::Closes::kBrowser) {
    co_return Error("The browser isn't this client's to kill.");
  }
  self->browser()->delegate().Kill();
  co_return absl::OkStatus();
}

Task<absl::StatusOr<protocol::BrowserDefaultUserAgentForTestResult>> HandleBrowserDefaultUserAgentForTest(
    Ref<BrowserDispatcher> self, protocol::BrowserDefaultUserAgentForTestParams, Call&) {
  protocol::BrowserDefaultUserAgentForTestResult result;
  result.user_agent = self->browser()->delegate().DefaultUserAgent();
  co_return result;
}

Task<absl::StatusOr<protocol::BrowserNewContextResult>> HandleBrowserNewContext(
    Ref<BrowserDispatcher> self, protocol::BrowserNewContextParams params, Call& call) {
  ASSIGN_OR_CO_RETURN(browser::ContextOptions options, ToDomain(params.context_options));
  options.local_files = call.connection().trusted();
  if (protocol::ContextsShareSelectors(call.version()))
    options.selector_engines = RootDispatcher::Of(call)->selector_engines();
  if (params.proxy) options.proxy = ToDomain(*params.proxy);
  ASSIGN_OR_CO_RETURN(const Ref<browser::BrowserContext> context,
                      co_await self->NewContext(std::move(options)));
  if (params.storage_state) {
    // Nobody knows of the context yet: it goes when this fails, also by being cancelled.
    absl::Cleanup close = [context] {
      Spawn(context->executor(), [](Ref<browser::BrowserContext> context) -> Task<> {
        static_cast<void>(co_await context->Close(""));
      }(context));
    };
    CO_RETURN_IF_ERROR(co_await Restore(context, std::move(*params.storage_state)));
    std::move(close).Cancel();
  }
  protocol::BrowserNewContextResult result;
  result.context = self->AnnounceContext(context, std::move(params.context_options))->ref();
  co_return result;
}

Task<absl::StatusOr<protocol::BrowserNewBrowserCDPSessionResult>> HandleBrowserNewBrowserCDPSession(
    Ref<BrowserDispatcher> self, protocol::BrowserNewBrowserCDPSessionParams, Call& call) {
  if (!call.connection().trusted())
    co_return browser::LocalFilesRefused("A debugging session with the browser");
  ASSIGN_OR_CO_RETURN(Ref<browser::CdpChannel> channel,
                      co_await self->browser()->delegate().NewBrowserCdpChannel(self->contexts()));
  protocol::BrowserNewBrowserCDPSessionResult result;
  result.session = CDPSessionDispatcher::Create(*self, std::move(channel))->ref();
  co_return result;
}

}  // namespace understudy::dispatchers
