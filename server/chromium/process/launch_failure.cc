#include "server/chromium/process/launch_failure.h"

#include <absl/strings/match.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/str_join.h>
#include <absl/strings/string_view.h>

#include "server/base/errors.h"
#include "server/base/string_view.h"

namespace understudy::chromium {
namespace {

// By what Chromium says in each case.
std::string Advice(absl::string_view log) {
  if (absl::StrContains(log, "Missing X server or $DISPLAY")) {
    return "Looks like you launched a headed browser without having a XServer running.\n"
           "Set either 'headless: true' or use 'xvfb-run <your-playwright-app>' before running Playwright.\n";
  }
  if (absl::StrContains(log, "No usable sandbox!") || absl::StrContains(log, "without --no-sandbox")) {
    return "Chromium sandboxing failed!\n"
           "To avoid the sandboxing issue, do either of the following:\n"
           "  - (preferred): Configure your environment to support sandboxing\n"
           "  - (alternative): Launch Chromium without sandbox using 'chromiumSandbox: false' option\n";
  }
  return "If it misses libraries or is broken, install another:\n\n"
         "    sudo apt-get install chromium-headless-shell\n";
}

}  // namespace

absl::Status LaunchFailure(const std::vector<std::string>& log) {
  const std::string lines = absl::StrJoin(log, "\n");
  return TargetClosedError(
      absl::StrCat(TargetClosedError().message(), "\nBrowser logs:\n\n", lines, "\n\n", Advice(lines)));
}

}  // namespace understudy::chromium
