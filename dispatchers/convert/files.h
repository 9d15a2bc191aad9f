#pragma once

#include <absl/status/statusor.h>

#include "dispatchers/core/call.h"
#include "protocol/schema/actions.pw.h"
#include "server/browser/actions/files.h"

namespace understudy::dispatchers {

// Fails unless exactly one kind of files is given, and for paths from a client that may not name any.
absl::StatusOr<browser::InputFiles> ToDomain(protocol::SetInputFilesParams params, const Call& call);

}  // namespace understudy::dispatchers
