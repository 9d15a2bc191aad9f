#pragma once

#include "dispatchers/core/dispatcher.h"

namespace understudy::dispatchers {

class LocalUtilsDispatcher final : public Dispatcher {
 public:
  static Ref<LocalUtilsDispatcher> Create(Dispatcher& root);

  LocalUtilsDispatcher() = default;
};

}  // namespace understudy::dispatchers
