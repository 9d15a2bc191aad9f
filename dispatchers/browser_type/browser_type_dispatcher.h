#pragma once

#include <string>

#include "dispatchers/core/dispatcher.h"
#include "server/browser/delegate.h"

namespace understudy::dispatchers {

class BrowserTypeDispatcher final : public Dispatcher {
 public:
  // `launcher` is null for a kind of browser that the driver can't start, or that this client may not.
  static Ref<BrowserTypeDispatcher> Create(Dispatcher& root, std::string name,
                                           Ref<browser::BrowserLauncher> launcher);

  BrowserTypeDispatcher(std::string name, Ref<browser::BrowserLauncher> launcher)
      : name_(std::move(name)), launcher_(std::move(launcher)) {}
  const std::string& name() const { return name_; }
  const Ref<browser::BrowserLauncher>& launcher() const { return launcher_; }

 private:
  const std::string name_;
  const Ref<browser::BrowserLauncher> launcher_;
};

}  // namespace understudy::dispatchers
