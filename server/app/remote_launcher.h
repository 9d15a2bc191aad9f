#pragma once

#include <string>
#include <utility>

#include "server/browser/delegate/launcher.h"

namespace understudy::app {

// What a client that connects can have of this machine.
enum class Trust {
  // It may come from another machine: how the browser looks and where it goes to, nothing that reaches into
  // this machine. It is told what it can't have.
  kStranger,
  // It comes from this machine: the same, but what it can't have is left out without a word.
  kNeighbour,
  // Also which program is started, and with what arguments: as good as a shell.
  kUnsafe,
};

// Starts browsers for such clients. Paths are never theirs to choose: they would be meant for the client's
// machine.
class RemoteLauncher final : public browser::BrowserLauncher {
 public:
  RemoteLauncher(Ref<browser::BrowserLauncher> launcher, Trust trust)
      : launcher_(std::move(launcher)), trust_(trust) {}

  std::string Kind() override { return launcher_->Kind(); }
  std::string ExecutablePath() override { return launcher_->ExecutablePath(); }
  // Fail with Error, which names the option, for what a stranger can't have.
  Task<absl::StatusOr<Ref<browser::Browser>>> Launch(browser::LaunchOptions options,
                                                     Ref<Progress> progress) override;
  Task<absl::StatusOr<Ref<browser::Browser>>> LaunchPersistent(browser::LaunchOptions options,
                                                               browser::ContextOptions context,
                                                               Ref<Progress> progress) override;

 private:
  absl::StatusOr<browser::LaunchOptions> Allowed(browser::LaunchOptions options) const;

  const Ref<browser::BrowserLauncher> launcher_;
  const Trust trust_;
};

}  // namespace understudy::app
