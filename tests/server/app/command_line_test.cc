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
  for (const char* command : {"run-driver", "doctor", "--version", "--help"})
    EXPECT_THAT(Usage(), HasSubstr(command));
}

}  // namespace
}  // namespace understudy::app
