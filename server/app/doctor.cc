#include "server/app/doctor.h"

#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/str_format.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "server/base/string_view.h"
#include "server/chromium/process/program_version.h"

namespace understudy::app {
namespace {

using chromium::BrowserQuery;
using chromium::InstalledBrowser;
using chromium::Machine;

absl::StatusOr<std::string> VersionOf(const std::string& file, const std::string& argument) {
  boost::asio::io_context loop;
  absl::StatusOr<std::string> version;
  boost::asio::co_spawn(loop, chromium::ProgramVersion(file, argument),
                        [&](std::exception_ptr failure, absl::StatusOr<std::string> result) {
                          if (!failure) version = std::move(result);
                        });
  loop.run();
  return version;
}

// A row for what was found; what it answers, or why it doesn't.
bool Row(std::ostream& out, std::string_view name, const std::string& file, const std::string& argument) {
  const absl::StatusOr<std::string> version = VersionOf(file, argument);
  out << absl::StreamFormat(
      "  %s\n      %s\n      %s\n", Abseil(name), file,
      version.ok() ? *version : absl::StrCat("does not start: ", version.status().message()));
  return version.ok();
}

void Use(std::ostream& out, std::string_view what, const BrowserQuery& query, const Machine& machine) {
  const absl::StatusOr<std::string> file = chromium::FindChromium(query, machine);
  out << absl::StreamFormat("  %-20s %s\n", Abseil(what), file.ok() ? *file : "none");
}

}  // namespace

int RunDoctor(std::ostream& out, const Machine& machine) {
  std::vector<std::string> missing;

  out << "Browsers:\n";
  bool any_starts = false;
  for (const InstalledBrowser& browser : chromium::InstalledBrowsers(machine)) {
    any_starts |= Row(out, browser.name, browser.file, "--version");
  }
  if (!any_starts) {
    out << "  none that starts\n";
    missing.push_back("a browser: sudo apt-get install chromium-headless-shell");
  }

  out << "Without further options a launch starts:\n";
  Use(out, "headless", {.headless = true}, machine);
  Use(out, "with a window", {.headless = false}, machine);
  if (!chromium::FindChromium({.headless = false}, machine).ok()) {
    missing.push_back("a browser with a window, for headless: false: sudo apt-get install chromium");
  }

  out << "Videos are recorded with:\n";
  const std::optional<std::string> ffmpeg = chromium::FindFfmpeg(machine);
  if (!ffmpeg) out << "  no ffmpeg\n";
  if (!ffmpeg || !Row(out, "ffmpeg", *ffmpeg, "-version")) {
    missing.push_back("ffmpeg, for videos alone: sudo apt-get install ffmpeg");
  }

  out << (missing.empty() ? "Nothing is missing.\n" : "Missing:\n");
  for (const std::string& item : missing) out << "  " << item << "\n";
  return any_starts ? 0 : 1;
}

}  // namespace understudy::app
