#include "dispatchers/writable_stream/given_files.h"

#include <filesystem>
#include <utility>

#include "dispatchers/core/connection.h"
#include "dispatchers/writable_stream/writable_stream_dispatcher.h"
#include "protocol/codec/base64.h"
#include "server/base/errors.h"

namespace understudy::dispatchers {
namespace {

bool IsResolved(const std::string& path) {
  const std::filesystem::path given(path);
  const bool has_end = given.has_filename() || given == given.root_path();
  return given.is_absolute() && has_end && given.lexically_normal().string() == path;
}

// Of this machine; streams lead to files of the driver's own.
absl::Status CheckLocal(const Call& call) {
  if (call.connection().trusted()) return absl::OkStatus();
  return Error("localPaths are not allowed when the client is not local");
}

absl::Status CheckResolved(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    if (!IsResolved(path)) return Error("Paths provided to localPaths must be absolute and fully resolved.");
  }
  return absl::OkStatus();
}

std::vector<browser::FilePayload> ToDomain(std::vector<protocol::FilePayload> payloads) {
  std::vector<browser::FilePayload> files;
  for (protocol::FilePayload& payload : payloads) {
    files.push_back({std::move(payload.name), payload.mime_type.value_or(""),
                     protocol::EncodeBase64(payload.buffer.data)});
  }
  return files;
}

}  // namespace

absl::StatusOr<browser::InputFiles> GivenFiles(protocol::SetInputFilesParams params, const Call& call) {
  const bool has_directory = params.local_directory && !params.local_directory->empty();
  const int kinds = int{params.payloads.has_value()} + int{params.local_paths.has_value()} +
                    int{has_directory} + int{params.streams.has_value()} +
                    int{params.directory_stream.has_value()};
  if (kinds != 1) return Error("Exactly one of payloads, localPaths and streams must be provided");
  if (params.payloads) return ToDomain(*std::move(params.payloads));
  if (params.local_paths) {
    RETURN_IF_ERROR(CheckLocal(call));
    RETURN_IF_ERROR(CheckResolved(*params.local_paths));
    return browser::FilePaths{*std::move(params.local_paths)};
  }
  if (has_directory) {
    RETURN_IF_ERROR(CheckLocal(call));
    return browser::FilesBelow{std::filesystem::absolute(*params.local_directory).string()};
  }
  if (params.directory_stream) {
    ASSIGN_OR_RETURN(const auto directory, call.Resolve<WritableStreamDispatcher>(*params.directory_stream));
    return browser::FilesBelow{directory->path()};
  }
  browser::FilePaths files;
  for (const auto& stream : *params.streams) {
    ASSIGN_OR_RETURN(const auto file, call.Resolve<WritableStreamDispatcher>(stream));
    files.paths.push_back(file->path());
  }
  return files;
}

}  // namespace understudy::dispatchers
