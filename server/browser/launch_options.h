#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace understudy::browser {

// The proxy everything goes through: `server` is `host:port` or a URL of scheme http, https, socks4 or
// socks5.
struct Proxy {
  std::string server;
  // Hosts to go to directly, separated by commas.
  std::optional<std::string> bypass;
  std::optional<std::string> username;
  std::optional<std::string> password;
};

// How to start a browser (BrowserType.launch and launchPersistentContext), whichever browser it is.
struct LaunchOptions {
  std::optional<std::string> executable_path;
  // A distribution by name: `chromium`, `chrome`, `msedge-beta` ...
  std::optional<std::string> channel;
  std::vector<std::string> args;
  // Only `args`, and what the connection to the browser needs.
  bool ignore_all_default_args = false;
  std::vector<std::string> ignore_default_args;
  // Replaces the driver's own environment.
  std::optional<std::vector<std::pair<std::string, std::string>>> env;
  // Without a window; as if true where it is absent, unless devtools are asked for.
  std::optional<bool> headless;
  bool devtools = false;
  std::optional<Proxy> proxy;
  std::optional<std::string> downloads_path;
  std::optional<std::string> traces_dir;
  std::optional<std::string> artifacts_dir;
  // Absent: the sandbox is on unless the driver runs as root, as whom it can't be.
  std::optional<bool> chromium_sandbox;
  // What every operation is slowed down by, in milliseconds.
  double slow_mo_ms = 0;
  // A TCP port for further debuggers.
  std::optional<int> cdp_port;
  // Milliseconds until the browser must have answered; 0 = no limit.
  double timeout_ms = 30000;
  // Given for a persistent context: its profile. Empty stands for a temporary directory.
  std::optional<std::string> user_data_dir;
};

}  // namespace understudy::browser
