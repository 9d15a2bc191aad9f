#include "server/app/command_line.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <map>
#include <optional>
#include <string_view>

#include "protocol/compat/client_version.h"

namespace understudy::app {
namespace {

using Arguments = std::span<const char* const>;

// What users of the Node.js driver's command line may ask for.
constexpr std::array<std::string_view, 4> kInstallers = {"install", "install-deps", "uninstall",
                                                         "mark-docker-image"};

bool IsCliScript(std::string_view argument) { return argument == "cli.js" || argument.ends_with("/cli.js"); }

CommandLine Refuse(std::string error) { return {CommandLine::Action::kRefuse, std::move(error)}; }

CommandLine RefuseWithUsage(const std::string& error) { return Refuse(error + "\n\n" + Usage()); }

// Takes an option's value; false when it isn't one.
using Take = std::function<bool(std::string_view value)>;
// Options by name. Those without a value are in `switches`.
struct Options {
  std::map<std::string_view, Take> with_value;
  std::map<std::string_view, bool*> switches;
};

// Reads `--name value`, `--name=value` and `--switch`; what is wrong, or nothing.
std::optional<std::string> Parse(Arguments arguments, const Options& options) {
  for (size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    const size_t equals = argument.find('=');
    const std::string name(argument.substr(0, equals));
    if (const auto found = options.switches.find(argument); found != options.switches.end()) {
      *found->second = true;
      continue;
    }
    const auto found = options.with_value.find(name);
    if (found == options.with_value.end()) return "unknown option: " + name;
    if (equals == std::string_view::npos && ++i == arguments.size()) return name + " needs a value";
    const std::string_view value =
        equals == std::string_view::npos ? arguments[i] : argument.substr(equals + 1);
    if (!found->second(value)) return name + " can't be " + std::string(value);
  }
  return std::nullopt;
}

template <class Number>
Take Into(Number& number, Number least) {
  return [&number, least](std::string_view value) {
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    return error == std::errc() && end == value.data() + value.size() && number >= least;
  };
}

Take Into(std::string& text) {
  return [&text](std::string_view value) {
    text = value;
    return !value.empty();
  };
}

Take IntoVersion(std::string& version) {
  return [&version](std::string_view value) {
    version = value;
    return protocol::ClientVersion::Parse(value).has_value();
  };
}

CommandLine ParseRunDriver(Arguments arguments) {
  CommandLine command{CommandLine::Action::kRunDriver, {}};
  Options options;
  options.with_value["--client-version"] = IntoVersion(command.run_driver.client_version);
  if (const auto wrong = Parse(arguments, options)) return RefuseWithUsage("run-driver: " + *wrong);
  return command;
}

CommandLine ParseRunServer(Arguments arguments) {
  CommandLine command{CommandLine::Action::kRunServer, {}};
  transport::Listening& listening = command.run_server.listening;
  Options options;
  options.with_value["--host"] = Into(listening.host);
  options.with_value["--port"] = Into<uint16_t>(listening.port, 0);
  options.with_value["--path"] = [&](std::string_view value) {
    listening.path = value.starts_with('/') ? std::string(value) : "/" + std::string(value);
    return true;
  };
  options.with_value["--allow-origin"] = [&](std::string_view value) {
    listening.allowed_origins.emplace_back(value);
    return !value.empty();
  };
  options.with_value["--max-clients"] = Into<size_t>(command.run_server.max_clients, 1);
  options.with_value["--client-version"] = IntoVersion(command.run_server.client_version);
  options.switches["--unsafe"] = &command.run_server.unsafe;
  if (const auto wrong = Parse(arguments, options)) return RefuseWithUsage("run-server: " + *wrong);
  return command;
}

CommandLine ParseLaunchServer(Arguments arguments) {
  CommandLine command{CommandLine::Action::kLaunchServer, {}};
  Options options;
  options.with_value["--browser"] = Into(command.launch_server.browser);
  options.with_value["--config"] = Into(command.launch_server.config);
  options.switches["--unsafe"] = &command.launch_server.unsafe;
  if (const auto wrong = Parse(arguments, options)) return RefuseWithUsage("launch-server: " + *wrong);
  return command;
}

}  // namespace

CommandLine ParseCommandLine(std::span<const char* const> arguments) {
  const bool by_client = !arguments.empty() && IsCliScript(arguments[0]);
  if (by_client) arguments = arguments.subspan(1);
  if (arguments.empty()) return RefuseWithUsage("a command is missing");
  const std::string_view command = arguments[0];
  if (command == "run-driver") return ParseRunDriver(arguments.subspan(1));
  if (command == "run-server") return ParseRunServer(arguments.subspan(1));
  if (command == "launch-server") return ParseLaunchServer(arguments.subspan(1));
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
         "  run-driver      serve the client on stdin and stdout until stdin ends\n"
         "  run-server      serve clients that connect, each with browsers of its own\n"
         "  launch-server   start one browser and serve clients that connect to it\n"
         "  doctor          tell which browsers are found, and what is missing\n"
         "  --version       print the version\n"
         "  --help          print this text\n"
         "\n"
         "Option of run-driver:\n"
         "  --client-version <1.NN> the client's version, which is otherwise told by PW_CLI_DISPLAY_VERSION\n"
         "                          or guessed by what the client says\n"
         "\n"
         "Options of run-server:\n"
         "  --host <host>           where to listen (127.0.0.1)\n"
         "  --port <port>           (one that is free)\n"
         "  --path <path>           the path clients connect to (/)\n"
         "  --max-clients <count>   further clients wait\n"
         "  --allow-origin <origin> let web pages of this origin connect; * for any\n"
         "  --client-version <1.NN> every client's version, which is otherwise told by its User-Agent\n"
         "  --unsafe                let clients choose the browser's program and open this machine's files\n"
         "\n"
         "Options of launch-server:\n"
         "  --browser chromium\n"
         "  --config <file>         launch options in JSON; also host, port and wsPath\n"
         "  --unsafe                let clients of other machines open this one's files\n"
         "\n"
         "Environment:\n"
         "  DEBUG        pw:api, pw:channel, pw:protocol, pw:browser, pw:websocket: log to stderr\n"
         "  DEBUG_FILE   log to this file instead\n"
         "  PLAYWRIGHT_BROWSERS_PATH   where Playwright's browsers are\n"
         "  PLAYWRIGHT_DISABLE_SERVICE_WORKER_NETWORK   nothing is told of what service workers request\n";
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
