// The parts list: command line, transport, dispatchers, Chromium.

#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <malloc.h>
#include <memory>
#include <span>
#include <unistd.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/system/system_error.hpp>

#include "server/app/command_line.h"
#include "server/app/doctor.h"
#include "server/app/launch_server.h"
#include "server/app/launched_browsers.h"
#include "server/app/remote_driver.h"
#include "server/app/run_server.h"
#include "server/app/session.h"
#include "server/app/version.h"
#include "server/chromium/launcher.h"
#include "server/transport/length_prefixed.h"

namespace understudy::app {
namespace {

// What is freed at the end of the heap stays the driver's, up to this much: large messages come in rows, and
// memory that is given back in between costs more than the message.
constexpr int kKeptHeapBytes = 4 << 20;

// Handled by doing nothing rather than ignored: what is ignored would be so in the browser, too.
void DoNothing(int) {}

protocol::VersionHints Hints(const RunDriverOptions& options) {
  protocol::VersionHints hints{.stated = options.client_version};
  if (const char* version = std::getenv("PW_CLI_DISPLAY_VERSION")) hints.display_version = version;
  return hints;
}

int RunDriver(const RunDriverOptions& options) {
  // A terminal's interrupt is for the client, which decides what becomes of the driver.
  std::signal(SIGINT, DoNothing);
  // Writing to a client that is gone fails instead.
  std::signal(SIGPIPE, DoNothing);

  boost::asio::io_context io(1);
  auto transport = transport::NewLengthPrefixedTransport(io.get_executor(), STDIN_FILENO, STDOUT_FILENO);
  if (!transport.ok()) {
    std::cerr << "understudy: " << transport.status().message() << "\n";
    return 1;
  }
  const auto browsers = std::make_shared<LaunchedBrowsers>(
      io.get_executor(), std::make_shared<chromium::ChromiumLauncher>(io.get_executor()));
  const auto session = std::make_shared<Session>(
      io.get_executor(), *std::move(transport), browsers,
      dispatchers::Entrance{.launcher = browsers, .reach = ReachOverWebSocket(io.get_executor())},
      dispatchers::ConnectionOptions{.hints = Hints(options)});

  boost::asio::signal_set stop_signals(io, SIGTERM, SIGHUP);
  stop_signals.async_wait([&session](boost::system::error_code error, int) {
    if (!error) session->Stop();
  });
  int exit_code = 0;
  boost::asio::co_spawn(io, session->Run(), [&](std::exception_ptr failure, absl::Status status) {
    if (failure) std::rethrow_exception(failure);
    if (!status.ok()) {
      std::cerr << "understudy: the conversation with the client ended: " << status.message() << "\n";
      // A client that dies while it writes has merely gone.
      exit_code = absl::IsDataLoss(status) ? 0 : 1;
    }
    io.stop();
  });
  io.run();
  return exit_code;
}

int Main(std::span<const char* const> arguments) {
  mallopt(M_TRIM_THRESHOLD, kKeptHeapBytes);
  mallopt(M_MMAP_THRESHOLD, kKeptHeapBytes);
  const CommandLine command = ParseCommandLine(arguments);
  switch (command.action) {
    case CommandLine::Action::kRunDriver:
      return RunDriver(command.run_driver);
    case CommandLine::Action::kRunServer:
      return RunServer(command.run_server);
    case CommandLine::Action::kLaunchServer:
      return LaunchServer(command.launch_server);
    case CommandLine::Action::kDoctor:
      return RunDoctor(std::cout);
    case CommandLine::Action::kVersion:
      std::cout << "understudy " << kVersion << "\n";
      return 0;
    case CommandLine::Action::kPlaywrightVersions:
      std::cout << PlaywrightVersions();
      return 0;
    case CommandLine::Action::kHelp:
      std::cout << Usage();
      return 0;
    case CommandLine::Action::kRefuse:
      break;
  }
  std::cerr << "understudy: " << command.error << "\n";
  return 2;
}

}  // namespace
}  // namespace understudy::app

int main(int argc, char** argv) {
  try {
    return understudy::app::Main(std::span(argv + 1, argv + argc));
  } catch (const boost::system::system_error& error) {
    // Such as that too few file descriptors are left to begin with.
    std::cerr << "understudy: " << error.code().message() << "\n";
    return 1;
  }
}
