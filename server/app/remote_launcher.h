#pragma once

#include <string>
#include <utility>

#include "server/browser/delegate/launcher.h"

namespace understudy::app {

// What clients that may be on another machine can have of a launch's options.
enum class Trust {
  // How the browser looks and where it goes to, nothing that reaches into this machine.
  kStrangers,
  // Also which program is started, and with what arguments: as good as a shell.
  kUnsafe,
};

// Starts browsers for such clients. The options they can't have are left out without a word, paths on the
// client's machine always.
class RemoteLauncher final : public browser::BrowserLauncher {
 public:
  RemoteLauncher(Ref<browser::BrowserLauncher> launcher, Trust trust)
      : launcher_(std::move(launcher)), trust_(trust) {}

  std::string Kind() override { return launcher_->Kind(); }
  std::string ExecutablePath() override { return launcher_->ExecutablePath(); }
  Task<absl::StatusOr<Ref<browser::Browser>>> Launch(browser::LaunchOptions options,
                                                     Ref<Progress> progress) override;
  Task<absl::StatusOr<Ref<browser::Browser>>> LaunchPersistent(browser::LaunchOptions options,
                                                               browser::ContextOptions context,
                                                               Ref<Progress> progress) override;

 private:
  browser::LaunchOptions Allowed(browser::LaunchOptions options) const;

  const Ref<browser::BrowserLauncher> launcher_;
  const Trust trust_;
};

}  // namespace understudy::app
