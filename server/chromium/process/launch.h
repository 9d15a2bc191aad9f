#pragma once

#include <functional>
#include <string_view>

#include <absl/status/statusor.h>

#include "server/base/task.h"
#include "server/browser/launch_options.h"
#include "server/chromium/process/launched_browser.h"

namespace understudy::chromium {

// Gets a line for each step of a launch, and what the browser writes meanwhile.
using LaunchLog = std::function<void(std::string_view line)>;

// Starts a Chromium and waits until it answers. Errors:
//   Error              none is installed, or the file is missing or can't be executed: the message says
//                      which, and what to install; or the options contradict each other
//   TargetClosedError  the browser ended or hung up instead: the message has the log
//   TimeoutError       it hasn't answered within options.timeout_ms; the log has the rest
// Whatever was started is gone when this fails or is cancelled.
Task<absl::StatusOr<Ref<LaunchedBrowser>>> LaunchChromium(browser::LaunchOptions options, LaunchLog log);

}  // namespace understudy::chromium
