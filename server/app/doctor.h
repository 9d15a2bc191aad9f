#pragma once

#include <ostream>

#include "server/chromium/process/browser_finder.h"

namespace understudy::app {

// `understudy doctor`: tells which browsers and which ffmpeg are found, which of them are used, what is
// missing and the command that installs it. Gives the exit code: 0 when there is a browser that starts,
// else 1.
int RunDoctor(std::ostream& out, const chromium::Machine& machine = chromium::Machine::ThisOne());

}  // namespace understudy::app
