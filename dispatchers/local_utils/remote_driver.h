#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>

#include "server/base/progress.h"
#include "server/base/task.h"

namespace understudy::dispatchers {

using RemoteHeaders = std::vector<std::pair<std::string, std::string>>;

// A driver elsewhere that a client wants to talk to.
struct RemoteAddress {
  std::string endpoint;
  RemoteHeaders headers;
};

// What that driver and the client say to each other: whole messages, in order.
class RemoteConversation {
 public:
  virtual ~RemoteConversation() = default;

  // What the driver says next; nothing once it says nothing more. Errors are final; Aborted has the words
  // with which the driver ended the conversation. One Receive() at a time.
  virtual Task<absl::StatusOr<std::optional<std::string>>> Receive() = 0;
  // Never waits.
  virtual void Send(std::string message) = 0;
  // Takes leave of the driver. Receive() ends.
  virtual Task<void> Finish() = 0;
};

struct RemoteDriver {
  std::unique_ptr<RemoteConversation> conversation;
  // Of the answer to the one who connected.
  RemoteHeaders headers;
};

using ReachRemoteDriver =
    std::function<Task<absl::StatusOr<RemoteDriver>>(RemoteAddress address, Ref<Progress> progress)>;

}  // namespace understudy::dispatchers
