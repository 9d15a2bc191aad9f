#pragma once

#include <absl/status/statusor.h>

#include "dispatchers/core/call.h"
#include "protocol/schema/actions.pw.h"
#include "server/browser/actions/files.h"

namespace understudy::dispatchers {

// What a command is given: by what is in them, by their paths, or by streams that the client has filled.
// Fails unless it is one of these, and for paths from a client that may not name any.
absl::StatusOr<browser::InputFiles> GivenFiles(protocol::SetInputFilesParams params, const Call& call);

}  // namespace understudy::dispatchers
