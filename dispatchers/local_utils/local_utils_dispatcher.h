#pragma once

#include "dispatchers/core/dispatcher.h"
#include "dispatchers/local_utils/remote_driver.h"

namespace understudy::dispatchers {

class LocalUtilsDispatcher final : public Dispatcher {
 public:
  static Ref<LocalUtilsDispatcher> Create(Dispatcher& root, ReachRemoteDriver reach);

  explicit LocalUtilsDispatcher(ReachRemoteDriver reach) : reach_(std::move(reach)) {}
  const ReachRemoteDriver& reach() const { return reach_; }

 private:
  const ReachRemoteDriver reach_;
};

}  // namespace understudy::dispatchers
