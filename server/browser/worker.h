#pragma once

#include <memory>
#include <string>

#include <absl/status/statusor.h>

#include "server/base/promise.h"
#include "server/base/signal.h"
#include "server/base/task.h"
#include "server/browser/execution_context.h"

namespace understudy::browser {

class Page;

// A dedicated worker of a page, or a service worker of a context.
class Worker : public std::enable_shared_from_this<Worker> {
 public:
  Worker(boost::asio::any_io_executor executor, std::string url, WeakRef<Page> page);

  const std::string& url() const { return url_; }
  // Null for a service worker.
  Ref<Page> page() const { return page_.lock(); }

  // The worker's realm, once its script has run: what it defines is there.
  Task<absl::StatusOr<Ref<ExecutionContext>>> Context();

  Signal<> on_close;

  // Backend.
  void DidCreateContext(Ref<ExecutionContext> context);
  void DidClose();

 private:
  std::string url_;
  WeakRef<Page> page_;
  Ref<ExecutionContext> context_ref_;
  Promise<absl::StatusOr<Ref<ExecutionContext>>> context_;
};

}  // namespace understudy::browser
