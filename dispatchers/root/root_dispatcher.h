#pragma once

#include "dispatchers/core/dispatcher.h"
#include "server/browser/delegate.h"

namespace understudy::dispatchers {

class RootDispatcher final : public Dispatcher {
 public:
  explicit RootDispatcher(Ref<browser::BrowserLauncher> chromium) : chromium_(std::move(chromium)) {}
  const Ref<browser::BrowserLauncher>& chromium() const { return chromium_; }

  // True the first time.
  bool Initialize() { return !std::exchange(initialized_, true); }

 private:
  const Ref<browser::BrowserLauncher> chromium_;
  bool initialized_ = false;
};

}  // namespace understudy::dispatchers
