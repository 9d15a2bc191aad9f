#pragma once

#include <string>

#include "dispatchers/core/dispatcher.h"
#include "server/browser/delegate/launcher.h"

namespace understudy::dispatchers {

class BrowserTypeDispatcher final : public Dispatcher {
 public:
  // `launcher` is null for a kind of browser that can't be started, `refusal` says why.
  static Ref<BrowserTypeDispatcher> Create(Dispatcher& root, std::string name,
                                           Ref<browser::BrowserLauncher> launcher, absl::Status refusal);

  BrowserTypeDispatcher(Ref<browser::BrowserLauncher> launcher, absl::Status refusal)
      : launcher_(std::move(launcher)), refusal_(std::move(refusal)) {}
  const Ref<browser::BrowserLauncher>& launcher() const { return launcher_; }
  const absl::Status& refusal() const { return refusal_; }

 private:
  const Ref<browser::BrowserLauncher> launcher_;
  const absl::Status refusal_;
};

}  // namespace understudy::dispatchers
