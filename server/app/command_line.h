#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <string>

#include "server/transport/listening.h"

namespace understudy::app {

// What `run-server` is asked for.
struct RunServerOptions {
  transport::Listening listening;
  size_t max_clients = std::numeric_limits<size_t>::max();
  // Clients may do on this machine what its user may: choose the browser's program and arguments, open files.
  bool unsafe = false;
  // The version of Playwright of every client, whatever else tells one: "1.48". Empty when it isn't given.
  std::string client_version;
};

// What `run-driver` is asked for.
struct RunDriverOptions {
  // The client's version of Playwright, whatever else tells one: "1.48". Empty when it isn't given.
  std::string client_version;
};

// What `launch-server` is asked for.
struct LaunchServerOptions {
  std::string browser = "chromium";
  // A file of launch options in JSON; empty for none.
  std::string config;
  // Clients may open files of this machine, from wherever they come.
  bool unsafe = false;
};

// What the program is asked to do.
struct CommandLine {
  enum class Action {
    kRunDriver,
    kRunServer,
    kLaunchServer,
    kDoctor,
    kVersion,
    kPlaywrightVersions,
    kHelp,
    kRefuse
  };
  Action action = Action::kRefuse;
  // For kRefuse: why, and what to do instead.
  std::string error;
  // For kRunDriver.
  RunDriverOptions run_driver = {};
  // For kRunServer.
  RunServerOptions run_server = {};
  // For kLaunchServer.
  LaunchServerOptions launch_server = {};
};

// `arguments` are those after the program's name. Clients start a driver as `<program> <directory>/cli.js
// run-driver`, which is the same as `<program> run-driver`. Go's client first asks `<program>
// <directory>/cli.js --version`, and looks for its own version of Playwright in the answer.
CommandLine ParseCommandLine(std::span<const char* const> arguments);

// What the program can do, for its user.
std::string Usage();

// Every version of Playwright whose clients are served, a minor version a line.
std::string PlaywrightVersions();

}  // namespace understudy::app
