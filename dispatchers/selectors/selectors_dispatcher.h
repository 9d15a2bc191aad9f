#pragma once

#include "dispatchers/core/dispatcher.h"
#include "server/browser/selectors/engines.h"

namespace understudy::dispatchers {

class SelectorsDispatcher final : public Dispatcher {
 public:
  explicit SelectorsDispatcher(Ref<browser::SelectorEngines> engines) : engines_(std::move(engines)) {}
  browser::SelectorEngines& engines() const { return *engines_; }

 private:
  const Ref<browser::SelectorEngines> engines_;
};

}  // namespace understudy::dispatchers
