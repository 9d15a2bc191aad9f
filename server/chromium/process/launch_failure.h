#pragma once

#include <string>
#include <vector>

#include <absl/status/status.h>

namespace understudy::chromium {

// What is told of a browser that ended, or hung up, before it answered: a TargetClosedError with the launch's
// log, in which the browser's own words are, and what to do about it.
absl::Status LaunchFailure(const std::vector<std::string>& log);

}  // namespace understudy::chromium
