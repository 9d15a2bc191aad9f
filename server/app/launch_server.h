#pragma once

#include "server/app/command_line.h"

namespace understudy::app {

// `understudy launch-server`: starts one browser and serves clients that share it, until it is told to stop.
// The first line of output is the endpoint, `ws://…`. Gives the exit code: 1 when there is no browser (any
// more).
int LaunchServer(const LaunchServerOptions& options);

}  // namespace understudy::app
