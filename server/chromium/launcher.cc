#include "server/chromium/launcher.h"

#include <memory>
#include <utility>

#include "server/base/errors.h"
#include "server/browser/browser.h"
#include "server/browser/browser_context.h"
#include "server/chromium/chromium_browser.h"
#include "server/chromium/process/browser_finder.h"
#include "server/chromium/process/launch.h"

namespace understudy::chromium {
namespace {

struct Launched {
  Ref<browser::Browser> browser;
  Ref<ChromiumBrowser> driver;
};

Task<absl::StatusOr<Launched>> Start(boost::asio::any_io_executor executor, browser::LaunchOptions options,
                                     Ref<Progress> progress) {
  LaunchLog forward = [progress](std::string_view line) { progress->Log(std::string(line)); };
  ASSIGN_OR_CO_RETURN(Ref<LaunchedBrowser> process, co_await LaunchChromium(options, std::move(forward)));
  Launched launched;
  launched.browser = std::make_shared<browser::Browser>(executor, std::string(kBrowserKind),
                                                        process->version(), std::move(options));
  launched.driver = std::make_shared<ChromiumBrowser>(executor, std::move(process), launched.browser);
  launched.browser->SetDelegate(launched.driver);
  co_return launched;
}

}  // namespace

std::string ChromiumLauncher::ExecutablePath() { return DefaultChromiumPath(); }

Task<absl::StatusOr<Ref<browser::Browser>>> ChromiumLauncher::Launch(browser::LaunchOptions options,
                                                                     Ref<Progress> progress) {
  ASSIGN_OR_CO_RETURN(Launched launched, co_await Start(executor_, std::move(options), std::move(progress)));
  CO_RETURN_IF_ERROR(co_await launched.driver->Initialize());
  co_return launched.browser;
}

Task<absl::StatusOr<Ref<browser::Browser>>> ChromiumLauncher::LaunchPersistent(
    browser::LaunchOptions options, browser::ContextOptions context, Ref<Progress> progress) {
  ASSIGN_OR_CO_RETURN(Launched launched, co_await Start(executor_, std::move(options), std::move(progress)));
  CO_RETURN_IF_ERROR(co_await launched.driver->OpenDefaultContext(std::move(context)));
  co_return launched.browser;
}

}  // namespace understudy::chromium
