#pragma once

#include "server/app/command_line.h"

namespace understudy::app {

// `understudy run-server`: serves clients that connect, each with browsers of its own, until it is told to
// stop. The first line of output is `Listening on ws://…`. Gives the exit code.
int RunServer(const RunServerOptions& options);

}  // namespace understudy::app
