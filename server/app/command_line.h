#pragma once

#include <span>
#include <string>

namespace understudy::app {

// What the program is asked to do.
struct CommandLine {
  enum class Action { kRunDriver, kDoctor, kVersion, kPlaywrightVersions, kHelp, kRefuse };
  Action action = Action::kRefuse;
  // For kRefuse: why, and what to do instead.
  std::string error;
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
