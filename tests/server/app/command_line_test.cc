#include "server/app/command_line.h"

#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace understudy::app {
namespace {

using Action = CommandLine::Action;
using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

CommandLine Parse(std::vector<const char*> arguments) { return ParseCommandLine(arguments); }

TEST(ParseCommandLine, RunsTheDriverTheWayClientsStartIt) {
  EXPECT_EQ(Parse({"/opt/package/cli.js", "run-driver"}).action, Action::kRunDriver);
  EXPECT_EQ(Parse({"cli.js", "run-driver"}).action, Action::kRunDriver);
  EXPECT_EQ(Parse({"run-driver"}).action, Action::kRunDriver);
}

TEST(ParseCommandLine, TakesTheClientsVersion) {
  EXPECT_EQ(Parse({"cli.js", "run-driver"}).run_driver.client_version, "");
  EXPECT_EQ(Parse({"cli.js", "run-driver", "--client-version=1.48"}).run_driver.client_version, "1.48");
  EXPECT_EQ(Parse({"run-server"}).run_server.client_version, "");
  EXPECT_EQ(Parse({"run-server", "--client-version", "1.52.0"}).run_server.client_version, "1.52.0");
  for (const char* command : {"run-driver", "run-server"}) {
    const CommandLine refused = Parse({command, "--client-version", "newest"});
    EXPECT_EQ(refused.action, Action::kRefuse);
    EXPECT_THAT(refused.error, HasSubstr("--client-version can't be newest"));
  }
}

TEST(ParseCommandLine, KnowsTheOtherCommands) {
  EXPECT_EQ(Parse({"doctor"}).action, Action::kDoctor);
  EXPECT_EQ(Parse({"--version"}).action, Action::kVersion);
  EXPECT_EQ(Parse({"--help"}).action, Action::kHelp);
}

TEST(ParseCommandLine, TellsAClientWhichVersionsOfPlaywrightItServes) {
  EXPECT_EQ(Parse({"x/cli.js", "--version"}).action, Action::kPlaywrightVersions);
  EXPECT_THAT(PlaywrightVersions(), AllOf(StartsWith("Version 1.48.0 1.48.1 1.48.2\n"),
                                          EndsWith("Version 1.65.0 1.65.1 1.65.2\n"), HasSubstr(" 1.52.0 ")));
}

TEST(ParseCommandLine, RunsAServer) {
  const CommandLine plain = Parse({"cli.js", "run-server"});
  EXPECT_EQ(plain.action, Action::kRunServer);
  EXPECT_EQ(plain.run_server.listening.host, "127.0.0.1");
  EXPECT_EQ(plain.run_server.listening.port, 0);
  EXPECT_EQ(plain.run_server.listening.path, "/");
  EXPECT_FALSE(plain.run_server.unsafe);

  const RunServerOptions options =
      Parse({"run-server", "--host", "0.0.0.0", "--port=8080", "--path", "secret", "--max-clients", "2",
             "--unsafe", "--allow-origin", "https://a.com", "--allow-origin=https://b.com"})
          .run_server;
  EXPECT_EQ(options.listening.host, "0.0.0.0");
  EXPECT_EQ(options.listening.port, 8080);
  EXPECT_EQ(options.listening.path, "/secret");
  EXPECT_EQ(options.max_clients, 2u);
  EXPECT_TRUE(options.unsafe);
  EXPECT_THAT(options.listening.allowed_origins, testing::ElementsAre("https://a.com", "https://b.com"));
}

TEST(ParseCommandLine, LaunchesAServer) {
  EXPECT_EQ(Parse({"launch-server"}).launch_server.browser, "chromium");
  const CommandLine command =
      Parse({"cli.js", "launch-server", "--browser", "firefox", "--config", "a.json"});
  EXPECT_EQ(command.action, Action::kLaunchServer);
  EXPECT_EQ(command.launch_server.browser, "firefox");
  EXPECT_EQ(command.launch_server.config, "a.json");
  EXPECT_FALSE(command.launch_server.unsafe);
  EXPECT_TRUE(Parse({"launch-server", "--unsafe"}).launch_server.unsafe);
}

TEST(ParseCommandLine, SaysWhatIsWrongWithAnOption) {
  const auto error = [](std::vector<const char*> arguments) {
    const std::string text = Parse(std::move(arguments)).error;
    return text.substr(0, text.find('\n'));
  };
  EXPECT_EQ(error({"run-server", "--color"}), "run-server: unknown option: --color");
  EXPECT_EQ(error({"run-server", "--color=red"}), "run-server: unknown option: --color");
  EXPECT_EQ(error({"run-server", "8080"}), "run-server: unknown option: 8080");
  EXPECT_EQ(error({"run-server", "--port"}), "run-server: --port needs a value");
  EXPECT_EQ(error({"run-server", "--port", "http"}), "run-server: --port can't be http");
  EXPECT_EQ(error({"run-server", "--port=65536"}), "run-server: --port can't be 65536");
  EXPECT_EQ(error({"run-server", "--max-clients=0"}), "run-server: --max-clients can't be 0");
  EXPECT_EQ(error({"launch-server", "--config="}), "launch-server: --config can't be ");
  EXPECT_EQ(error({"launch-server", "--port"}), "launch-server: unknown option: --port");
}

TEST(ParseCommandLine, RefusesWhatItDoesNotKnow) {
  EXPECT_EQ(Parse({}).error, "a command is missing\n\n" + Usage());
  EXPECT_EQ(Parse({"cli.js"}).error, "a command is missing\n\n" + Usage());
  EXPECT_EQ(Parse({"codegen"}).error, "unknown command: codegen\n\n" + Usage());
}

TEST(ParseCommandLine, SaysWhereBrowsersComeFromInstead) {
  const CommandLine install = Parse({"cli.js", "install", "chromium"});
  EXPECT_EQ(install.action, Action::kRefuse);
  EXPECT_THAT(install.error, HasSubstr("apt-get install chromium-headless-shell"));
}

TEST(Usage, TellsOfEveryCommand) {
  for (const char* command : {"run-driver", "run-server", "launch-server", "doctor", "--version", "--help"})
    EXPECT_THAT(Usage(), HasSubstr(command));
}

}  // namespace
}  // namespace understudy::app
