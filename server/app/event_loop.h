#pragma once

#include <functional>

#include <absl/status/status.h>
#include <boost/asio/any_io_executor.hpp>

#include "server/base/promise.h"
#include "server/base/task.h"

namespace understudy::app {

// Runs a program to its end. SIGINT, SIGTERM and SIGHUP set `told_to_stop`. A failure is told on stderr;
// gives the exit code.
using Program = std::function<Task<absl::Status>(boost::asio::any_io_executor, Promise<bool> told_to_stop)>;
int RunOnEventLoop(const Program& program);

}  // namespace understudy::app
