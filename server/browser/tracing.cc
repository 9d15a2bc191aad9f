#include "server/browser/tracing.h"

#include <utility>

#include <absl/cleanup/cleanup.h>

#include "server/base/errors.h"

namespace understudy::browser {

Task<void> Tracing::WaitForStop() {
  while (stopped_) {
    const Promise<bool> stopped = *stopped_;
    co_await stopped.Wait();
  }
}

Task<absl::Status> Tracing::Start(Ref<Page> page, TracingOptions options) {
  const Ref<Tracing> self = shared_from_this();
  co_await WaitForStop();
  if (recording_) co_return Error("Cannot start recording trace while already recording trace.");
  recording_ = ever_started_ = true;
  const absl::Status started = co_await delegate_->Start(std::move(page), std::move(options));
  recording_ = started.ok();
  co_return started;
}

Task<absl::StatusOr<Ref<files::Artifact>>> Tracing::Stop() {
  const Ref<Tracing> self = shared_from_this();
  co_await WaitForStop();
  // Later the browser itself says that it doesn't trace.
  if (!ever_started_) co_return Error("Tracing was not started.");
  recording_ = false;
  const Promise<bool> stopped(executor_);
  stopped_ = stopped;
  const absl::Cleanup tell = [self, stopped] {
    self->stopped_.reset();
    stopped.Set(true);
  };
  ASSIGN_OR_CO_RETURN(std::string path, co_await delegate_->Stop());
  const auto artifact = std::make_shared<files::Artifact>(executor_, std::move(path));
  artifact->DidFinish();
  co_return artifact;
}

}  // namespace understudy::browser
