#include "server/browser/worker.h"

#include <utility>

#include "server/base/errors.h"

namespace understudy::browser {

Worker::Worker(boost::asio::any_io_executor executor, std::string url, WeakRef<Page> page)
    : url_(std::move(url)), page_(std::move(page)), context_(executor) {}

Task<absl::StatusOr<Ref<ExecutionContext>>> Worker::Context() { co_return co_await context_.Wait(); }

void Worker::DidCreateContext(Ref<ExecutionContext> context) {
  context_ref_ = context;
  context_.Set(std::move(context));
}

void Worker::DidClose() {
  const Ref<Worker> self = shared_from_this();
  if (context_ref_) context_ref_->DidDestroy(TargetClosedError());
  context_.Set(TargetClosedError());
  on_close();
}

}  // namespace understudy::browser
