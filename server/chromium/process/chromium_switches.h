#pragma once

#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "server/browser/launch_options.h"

namespace understudy::chromium {

// What is known only when the browser is about to start.
struct SwitchContext {
  std::string user_data_dir;
  bool headless = true;
  bool as_root = false;
};

// The command line Chromium is started with. Fails on `args` that would take away what the driver itself
// decides.
absl::StatusOr<std::vector<std::string>> ChromiumSwitches(const browser::LaunchOptions& options,
                                                          const SwitchContext& context);

// --proxy-server and what belongs to it. Hosts to bypass are told apart from the loopback addresses, which
// Chromium would bypass by itself and tests want to see going through the proxy.
std::vector<std::string> ProxySwitches(const browser::Proxy& proxy);

}  // namespace understudy::chromium
