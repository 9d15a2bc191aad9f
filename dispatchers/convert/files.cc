#include "dispatchers/convert/files.h"

#include <utility>

#include "dispatchers/core/connection.h"
#include "protocol/codec/base64.h"
#include "server/base/errors.h"
#include "server/browser/local_files.h"

namespace understudy::dispatchers {

absl::StatusOr<browser::InputFiles> ToDomain(protocol::SetInputFilesParams params, const Call& call) {
  if (params.streams || params.directory_stream)
    return Error("Understudy does not implement files that come as streams yet");
  const int kinds = int{params.payloads.has_value()} + int{params.local_paths.has_value()} +
                    int{params.local_directory.has_value()};
  if (kinds != 1) return Error("Exactly one of payloads, localPaths and streams must be provided");
  if (!params.payloads && !call.connection().trusted())
    return browser::LocalFilesRefused("Giving a file of this machine to a page");
  browser::InputFiles files;
  if (params.payloads) {
    for (protocol::FilePayload& payload : *params.payloads) {
      files.payloads.push_back({std::move(payload.name), payload.mime_type.value_or(""),
                                protocol::EncodeBase64(payload.buffer.data)});
    }
  }
  if (params.local_paths) files.paths = std::move(*params.local_paths);
  files.directory = params.local_directory.value_or("");
  return files;
}

}  // namespace understudy::dispatchers
