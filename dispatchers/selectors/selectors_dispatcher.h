#pragma once

#include "dispatchers/core/dispatcher.h"

namespace understudy::dispatchers {

class SelectorsDispatcher final : public Dispatcher {
 public:
  SelectorsDispatcher() = default;
};

}  // namespace understudy::dispatchers
