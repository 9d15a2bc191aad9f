#pragma once

#include <functional>

#include <absl/status/statusor.h>

#include "dispatchers/local_utils/remote_driver.h"
#include "server/base/progress.h"
#include "server/browser/delegate/launcher.h"

namespace understudy::dispatchers {

// What a client finds when it comes.
struct Entrance {
  // Starts browsers; null where the client may not start any.
  Ref<browser::BrowserLauncher> launcher;
  // Gives the browser that the client comes for, which isn't its own: it can't close it. Empty where clients
  // start their own.
  std::function<Task<absl::StatusOr<Ref<browser::Browser>>>(Ref<Progress>)> connect;
  // Whether the client may be on another machine: then it gets no LocalUtils, whose work is on its own.
  bool remote = false;
  // Connects a client that isn't remote to other drivers.
  ReachRemoteDriver reach;
};

}  // namespace understudy::dispatchers
