#pragma once

#include "dispatchers/core/dispatcher.h"
#include "server/browser/worker.h"

namespace understudy::dispatchers {

class WorkerDispatcher final : public Dispatcher {
 public:
  // The worker's object; made below `scope`: its page, or its context for a service worker.
  static Ref<WorkerDispatcher> From(Dispatcher& scope, const Ref<browser::Worker>& worker);

  explicit WorkerDispatcher(Ref<browser::Worker> worker);
  const Ref<browser::Worker>& worker() const { return worker_; }

  void SubscribeToConsole(bool enabled) { console_subscribed_ = enabled; }
  bool console_subscribed() const { return console_subscribed_; }

 private:
  const Ref<browser::Worker> worker_;
  bool console_subscribed_ = false;
};

}  // namespace understudy::dispatchers
