#include "server/app/command_line.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "protocol/compat/client_version.h"

namespace understudy::app {
namespace {

// What users of the Node.js driver's command line may ask for.
constexpr std::array<std::string_view, 4> kInstallers = {"install", "install-deps", "uninstall",
                                                         "mark-docker-image"};

bool IsCliScript(std::string_view argument) { return argument == "cli.js" || argument.ends_with("/cli.js"); }

CommandLine Refuse(std::string error) { return {CommandLine::Action::kRefuse, std::move(error)}; }

CommandLine RefuseWithUsage(const std::string& error) { return Refuse(error + "\n\n" + Usage()); }

}  // namespace

CommandLine ParseCommandLine(std::span<const char* const> arguments) {
  const bool by_client = !arguments.empty() && IsCliScript(arguments[0]);
  if (by_client) arguments = arguments.subspan(1);
  if (arguments.empty()) return RefuseWithUsage("a command is missing");
  const std::string_view command = arguments[0];
  if (command == "run-driver") return {CommandLine::Action::kRunDriver, {}};
  if (command == "doctor") return {CommandLine::Action::kDoctor, {}};
  if (command == "--version" || command == "-V") {
    return {by_client ? CommandLine::Action::kPlaywrightVersions : CommandLine::Action::kVersion, {}};
  }
  if (command == "--help" || command == "-h" || command == "help") return {CommandLine::Action::kHelp, {}};
  if (std::ranges::find(kInstallers, command) != kInstallers.end()) {
    return Refuse(
        "browsers aren't installed this way: the driver uses the system's Chromium, such as Debian's\n"
        "  apt-get install chromium-headless-shell\n"
        "or one that Playwright installed. `understudy doctor` tells which it finds.");
  }
  return RefuseWithUsage("unknown command: " + std::string(command));
}

std::string Usage() {
  return "Usage: understudy [<directory>/cli.js] <command>\n"
         "\n"
         "Drives Chromium for Playwright clients.\n"
         "\n"
         "Commands:\n"
         "  run-driver   serve the client on stdin and stdout until stdin ends\n"
         "  doctor       tell which browsers are found, and what is missing\n"
         "  --version    print the version\n"
         "  --help       print this text\n"
         "\n"
         "Environment:\n"
         "  DEBUG        pw:api, pw:channel, pw:protocol, pw:browser, pw:websocket: log to stderr\n"
         "  DEBUG_FILE   log to this file instead\n"
         "  PLAYWRIGHT_BROWSERS_PATH   where Playwright's browsers are\n";
}

std::string PlaywrightVersions() {
  using protocol::ClientVersion;
  // None of them had a third patch.
  constexpr std::array<std::string_view, 3> kPatches = {".0", ".1", ".2"};
  std::string versions;
  for (int minor = ClientVersion::kOldestMinor; minor <= ClientVersion::kNewestMinor; ++minor) {
    versions += "Version";
    for (const std::string_view patch : kPatches) {
      versions.append(" ").append(ClientVersion{minor}.ToString()).append(patch);
    }
    versions += '\n';
  }
  return versions;
}

}  // namespace understudy::app
