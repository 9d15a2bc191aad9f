#pragma once

#include <memory>
#include <optional>

#include <absl/status/status.h>
#include <absl/status/statusor.h>
#include <boost/asio/any_io_executor.hpp>

#include "server/base/promise.h"
#include "server/base/task.h"
#include "server/browser/delegate/tracing.h"
#include "server/files/artifact.h"

namespace understudy::browser {

// The browser's own record of what it does: one at a time, for whichever client asks first.
class Tracing : public std::enable_shared_from_this<Tracing> {
 public:
  Tracing(boost::asio::any_io_executor executor, Ref<TracingDelegate> delegate)
      : executor_(std::move(executor)), delegate_(std::move(delegate)) {}

  // `page` as the delegate has it. Waits for a record that is being stopped.
  Task<absl::Status> Start(Ref<Page> page, TracingOptions options);
  // The record, which is complete. Fails with TargetClosedError when the page it was of is gone.
  Task<absl::StatusOr<Ref<files::Artifact>>> Stop();

 private:
  Task<void> WaitForStop();

  const boost::asio::any_io_executor executor_;
  const Ref<TracingDelegate> delegate_;
  // While a record is being stopped.
  std::optional<Promise<bool>> stopped_;
  bool recording_ = false;
  bool ever_started_ = false;
};

}  // namespace understudy::browser
