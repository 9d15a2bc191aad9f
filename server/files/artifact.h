#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <absl/status/status.h>
#include <absl/status/statusor.h>
#include <boost/asio/any_io_executor.hpp>

#include "server/base/promise.h"
#include "server/base/task.h"
#include "server/files/readable_file.h"

namespace understudy::files {

// A file that comes into being for a client: a download, a trace, a video. Whoever asks for it waits until it
// is complete, and is told why if it never will be.
class Artifact : public std::enable_shared_from_this<Artifact> {
 public:
  // Stops the making, which then ends with DidFail().
  using Stop = std::function<Task<absl::Status>()>;

  // `stop` is empty where the making can't be stopped.
  Artifact(boost::asio::any_io_executor executor, std::string path, Stop stop = nullptr);

  const std::string& path() const { return path_; }

  // Its maker: the file is complete, or it never will be, and `why`: "canceled". The first word holds.
  void DidFinish() { outcome_.Set(std::nullopt); }
  void DidFail(std::string why) { outcome_.Set(std::move(why)); }

  // Where the complete file is.
  Task<absl::StatusOr<std::string>> PathAfterFinished();
  Task<absl::Status> SaveAs(std::string path);
  Task<absl::StatusOr<ReadableFile>> Read();
  // Why there is no file; nothing when there is one.
  Task<std::optional<std::string>> Failure();
  // Does nothing to what has ended.
  Task<absl::Status> Cancel();
  // Fails for a file that never was; otherwise the path leads nowhere afterwards.
  Task<absl::Status> Delete();

 private:
  // Fails with why there is no file.
  Task<absl::Status> Complete();

  const std::string path_;
  const Stop stop_;
  const Promise<std::optional<std::string>> outcome_;
};

}  // namespace understudy::files
