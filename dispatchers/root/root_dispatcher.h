#pragma once

#include "dispatchers/core/call.h"
#include "dispatchers/core/dispatcher.h"
#include "dispatchers/entrance.h"
#include "server/browser/selectors/engines.h"

namespace understudy::dispatchers {

class RootDispatcher final : public Dispatcher {
 public:
  explicit RootDispatcher(Entrance entrance) : entrance_(std::move(entrance)) {}
  const Entrance& entrance() const { return entrance_; }
  // What all contexts of a client have whose selectors are no context's own.
  const Ref<browser::SelectorEngines>& selector_engines() const { return selector_engines_; }

  // True the first time.
  bool Initialize() { return !std::exchange(initialized_, true); }

  // The client's.
  static Ref<RootDispatcher> Of(const Call& call);

 private:
  const Entrance entrance_;
  const Ref<browser::SelectorEngines> selector_engines_ = std::make_shared<browser::SelectorEngines>();
  bool initialized_ = false;
};

}  // namespace understudy::dispatchers
