#include "server/app/remote_launcher.h"

namespace understudy::app {

browser::LaunchOptions RemoteLauncher::Allowed(browser::LaunchOptions options) const {
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
  return launcher_->Launch(Allowed(std::move(options)), std::move(progress));
}

Task<absl::StatusOr<Ref<browser::Browser>>> RemoteLauncher::LaunchPersistent(browser::LaunchOptions options,
                                                                             browser::ContextOptions context,
                                                                             Ref<Progress> progress) {
  return launcher_->LaunchPersistent(Allowed(std::move(options)), std::move(context), std::move(progress));
}

}  // namespace understudy::app
