#include "dispatchers/browser_type/browser_type_dispatcher.h"

#include "dispatchers/browser/browser_dispatcher.h"
#include "dispatchers/browser_context/browser_context_dispatcher.h"
#include "dispatchers/convert/options.h"
#include "dispatchers/core/call.h"
#include "dispatchers/core/connection.h"
#include "dispatchers/core/object_table.h"
#include "dispatchers/root/root_dispatcher.h"
#include "protocol/compat/object_tree.h"
#include "protocol/schema/browser_type.handlers.pw.h"

namespace understudy::dispatchers {
namespace {

browser::LaunchOptions LaunchOptionsFrom(const protocol::LaunchOptions& options,
                                         std::optional<double> slow_mo, const Call& call) {
  browser::LaunchOptions launch = ToDomain(options, slow_mo);
  launch.timeout_ms = call.timeout().value_or(0);
  return launch;
}

}  // namespace

Ref<BrowserTypeDispatcher> BrowserTypeDispatcher::Create(Dispatcher& root, std::string name,
                                                         Ref<browser::BrowserLauncher> launcher,
                                                         absl::Status refusal) {
  protocol::BrowserTypeInitializer initializer;
  initializer.executable_path = launcher ? launcher->ExecutablePath() : "";
  initializer.name = std::move(name);
  return root.objects().Create<BrowserTypeDispatcher>(root, "browser-type", initializer, std::move(launcher),
                                                      std::move(refusal));
}

Task<absl::StatusOr<protocol::BrowserTypeLaunchResult>> HandleBrowserTypeLaunch(
    Ref<BrowserTypeDispatcher> self, protocol::BrowserTypeLaunchParams params, Call& call) {
  if (!self->launcher()) co_return self->refusal();
  browser::LaunchOptions options = LaunchOptionsFrom(params.launch_options, params.slow_mo, call);
  Ref<Progress> progress = call.progress();
  ASSIGN_OR_CO_RETURN(const Ref<browser::Browser> browser,
                      co_await self->launcher()->Launch(std::move(options), std::move(progress)));
  protocol::BrowserTypeLaunchResult result;
  result.browser = BrowserDispatcher::Announce(*self, browser)->ref();
  co_return result;
}

Task<absl::StatusOr<protocol::BrowserTypeLaunchPersistentContextResult>>
HandleBrowserTypeLaunchPersistentContext(Ref<BrowserTypeDispatcher> self,
                                         protocol::BrowserTypeLaunchPersistentContextParams params,
                                         Call& call) {
  if (!self->launcher()) co_return self->refusal();
  browser::LaunchOptions options = LaunchOptionsFrom(params.launch_options, params.slow_mo, call);
  options.user_data_dir = std::move(params.user_data_dir);
  ASSIGN_OR_CO_RETURN(browser::ContextOptions context_options, ToDomain(params.context_options));
  context_options.local_files = call.connection().trusted();
  if (protocol::ContextsShareSelectors(call.version()))
    context_options.selector_engines = RootDispatcher::Of(call)->selector_engines();
  Ref<Progress> progress = call.progress();
  ASSIGN_OR_CO_RETURN(const Ref<browser::Browser> launched,
                      co_await self->launcher()->LaunchPersistent(
                          std::move(options), std::move(context_options), std::move(progress)));
  if (launched->contexts().empty()) co_return TargetClosedError(launched->close_reason());
  const Ref<browser::BrowserContext> context = launched->contexts().front();
  protocol::BrowserTypeLaunchPersistentContextResult result;
  if (protocol::PersistentContextHasBrowser(call.version())) {
    const auto browser = BrowserDispatcher::Announce(*self, launched);
    result.browser = browser->ref();
    result.context = browser->AnnounceContext(context, std::move(params.context_options))->ref();
  } else {
    result.context =
        BrowserContextDispatcher::Announce(*self, context, std::move(params.context_options))->ref();
  }
  co_return result;
}

}  // namespace understudy::dispatchers
