#include "server/files/artifact.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "server/base/errors.h"
#include "server/files/copy.h"

namespace understudy::files {

Artifact::Artifact(boost::asio::any_io_executor executor, std::string path, Stop stop)
    : path_(std::move(path)), stop_(std::move(stop)), outcome_(executor) {}

Task<absl::Status> Artifact::Complete() {
  const std::optional<std::string> why_not = co_await outcome_.Wait();
  co_return why_not ? Error(*why_not) : absl::OkStatus();
}

Task<absl::StatusOr<std::string>> Artifact::PathAfterFinished() {
  const Ref<Artifact> self = shared_from_this();
  CO_RETURN_IF_ERROR(co_await Complete());
  co_return path_;
}

Task<absl::Status> Artifact::SaveAs(std::string path) {
  const Ref<Artifact> self = shared_from_this();
  CO_RETURN_IF_ERROR(co_await Complete());
  co_return co_await CopyFile(path_, std::move(path));
}

Task<absl::StatusOr<ReadableFile>> Artifact::Read() {
  const Ref<Artifact> self = shared_from_this();
  CO_RETURN_IF_ERROR(co_await Complete());
  co_return ReadableFile::Open(path_);
}

Task<std::optional<std::string>> Artifact::Failure() {
  const Ref<Artifact> self = shared_from_this();
  co_return co_await outcome_.Wait();
}

Task<absl::Status> Artifact::Cancel() {
  const Ref<Artifact> self = shared_from_this();
  if (!stop_) co_return Error("Assertion error");
  if (outcome_.IsSet()) co_return absl::OkStatus();
  co_return co_await stop_();
}

Task<absl::Status> Artifact::Delete() {
  const Ref<Artifact> self = shared_from_this();
  CO_RETURN_IF_ERROR(co_await Complete());
  std::error_code gone_already;
  std::filesystem::remove(path_, gone_already);
  co_return absl::OkStatus();
}

}  // namespace understudy::files
