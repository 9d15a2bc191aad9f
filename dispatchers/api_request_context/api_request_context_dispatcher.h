#pragma once

#include "dispatchers/core/dispatcher.h"

namespace understudy::dispatchers {

class APIRequestContextDispatcher final : public Dispatcher {
 public:
  APIRequestContextDispatcher() = default;
};

}  // namespace understudy::dispatchers
