#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>

#include "server/base/progress.h"
#include "server/base/task.h"
#include "server/transport/message_transport.h"

namespace understudy::dispatchers {

using RemoteHeaders = std::vector<std::pair<std::string, std::string>>;

// A driver elsewhere that a client wants to talk to.
struct RemoteAddress {
  std::string endpoint;
  RemoteHeaders headers;
};

struct RemoteDriver {
  std::unique_ptr<transport::MessageTransport> conversation;
  // Of the answer to the one who connected.
  RemoteHeaders headers;
};

using ReachRemoteDriver =
    std::function<Task<absl::StatusOr<RemoteDriver>>(RemoteAddress address, Ref<Progress> progress)>;

}  // namespace understudy::dispatchers
