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
//   Error         none is installed, or the file is missing, can't be executed or ends at once: the message
//   says which
//                 file, what it wrote last and what to install; or the options contradict each other
//   TimeoutError  it hasn't answered within options.timeout_ms; the log has the rest
// Whatever was started is gone when this fails or is cancelled.
Task<absl::StatusOr<Ref<LaunchedBrowser>>> LaunchChromium(browser::LaunchOptions options, LaunchLog log);

}  // namespace understudy::chromium
