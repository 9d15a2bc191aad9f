#include "server/app/remote_launcher.h"

#include <string_view>

#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/base/string_view.h"

namespace understudy::app {
namespace {

// What of `options` reaches into this machine, by its name; empty for nothing.
std::string_view Reach(const browser::LaunchOptions& options) {
  if (options.executable_path) return "executablePath";
  if (!options.args.empty()) return "args";
  if (options.ignore_all_default_args) return "ignoreAllDefaultArgs";
  if (!options.ignore_default_args.empty()) return "ignoreDefaultArgs";
  if (options.chromium_sandbox) return "chromiumSandbox";
  if (options.env) return "env";
  if (options.downloads_path) return "downloadsPath";
  if (options.traces_dir) return "tracesDir";
  if (options.artifacts_dir) return "artifactsDir";
  if (options.cdp_port) return "cdpPort";
  if (options.user_data_dir && !options.user_data_dir->empty()) return "userDataDir";
  return "";
}

}  // namespace

absl::StatusOr<browser::LaunchOptions> RemoteLauncher::Allowed(browser::LaunchOptions options) const {
  if (const std::string_view reach = Reach(options); trust_ == Trust::kStranger && !reach.empty()) {
    return Error(
        absl::StrCat("The launch option ", Abseil(reach),
                     " is refused: it reaches into the server's machine, which takes --unsafe there."));
  }
  browser::LaunchOptions allowed;
  allowed.channel = std::move(options.channel);
  allowed.headless = options.headless;
  allowed.proxy = std::move(options.proxy);
  allowed.slow_mo_ms = options.slow_mo_ms;
  allowed.timeout_ms = options.timeout_ms;
  // A profile, but not one of this machine's.
  if (options.user_data_dir) allowed.user_data_dir = "";
  if (trust_ == Trust::kUnsafe) {
    allowed.executable_path = std::move(options.executable_path);
    allowed.args = std::move(options.args);
    allowed.ignore_all_default_args = options.ignore_all_default_args;
    allowed.ignore_default_args = std::move(options.ignore_default_args);
    allowed.chromium_sandbox = options.chromium_sandbox;
  }
  return allowed;
}

Task<absl::StatusOr<Ref<browser::Browser>>> RemoteLauncher::Launch(browser::LaunchOptions options,
                                                                   Ref<Progress> progress) {
  ASSIGN_OR_CO_RETURN(browser::LaunchOptions allowed, Allowed(std::move(options)));
  co_return co_await launcher_->Launch(std::move(allowed), std::move(progress));
}

Task<absl::StatusOr<Ref<browser::Browser>>> RemoteLauncher::LaunchPersistent(browser::LaunchOptions options,
                                                                             browser::ContextOptions context,
                                                                             Ref<Progress> progress) {
  ASSIGN_OR_CO_RETURN(browser::LaunchOptions allowed, Allowed(std::move(options)));
  co_return co_await launcher_->LaunchPersistent(std::move(allowed), std::move(context), std::move(progress));
}

}  // namespace understudy::app
