#pragma once

#include <memory>
#include <vector>

#include "server/base/signal.h"
#include "server/base/task.h"
#include "server/browser/worker.h"
#include "server/chromium/cdp/session.h"

namespace understudy::chromium {

// A worker's target: its realm, its console and its errors, and the workers it starts itself.
class WorkerSession : public std::enable_shared_from_this<WorkerSession> {
 public:
  WorkerSession(boost::asio::any_io_executor executor, Ref<CdpSession> session, Ref<browser::Worker> worker);

  // Subscribes and lets the worker run.
  void Start();
  const Ref<CdpSession>& session() const { return session_; }
  const Ref<browser::Worker>& worker() const { return worker_; }

 private:
  boost::asio::any_io_executor executor_;
  Ref<CdpSession> session_;
  Ref<browser::Worker> worker_;
  Ref<browser::ExecutionContext> context_;
  std::vector<Subscription> subscriptions_;
};

}  // namespace understudy::chromium
