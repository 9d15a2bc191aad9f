#pragma once

#include "dispatchers/core/dispatcher.h"
#include "dispatchers/entrance.h"

namespace understudy::dispatchers {

class RootDispatcher final : public Dispatcher {
 public:
  explicit RootDispatcher(Entrance entrance) : entrance_(std::move(entrance)) {}
  const Entrance& entrance() const { return entrance_; }

  // True the first time.
  bool Initialize() { return !std::exchange(initialized_, true); }

 private:
  const Entrance entrance_;
  bool initialized_ = false;
};

}  // namespace understudy::dispatchers
