#pragma once

#include "dispatchers/core/dispatcher.h"

namespace understudy::dispatchers {

// An object that clients expect to be there and that does nothing by itself.
class PlainDispatcher final : public Dispatcher {
 public:
  PlainDispatcher() = default;
};

}  // namespace understudy::dispatchers
