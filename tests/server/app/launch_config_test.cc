#include "server/app/launch_config.h"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace understudy::app {
namespace {

using testing::ElementsAre;
using testing::MatchesRegex;
using testing::Pair;

absl::StatusOr<browser::LaunchOptions> Read(const char* json) {
  return ReadLaunchOptions(boost::json::parse(json).as_object());
}

TEST(ReadLaunchOptions, ReadsWhatPeopleWrite) {
  const auto options = Read(R"({"headless":false,"channel":"chrome","args":["--a"],"slowMo":50,"timeout":1000,
      "env":{"A":"b","N":1},"ignoreDefaultArgs":["--mute-audio"],"proxy":{"server":"http://p:1"},"unknown":1})");
  ASSERT_TRUE(options.ok()) << options.status();
  EXPECT_EQ(options->headless, false);
  EXPECT_EQ(options->channel, "chrome");
  EXPECT_THAT(options->args, ElementsAre("--a"));
  EXPECT_EQ(options->slow_mo_ms, 50);
  EXPECT_EQ(options->timeout_ms, 1000);
  EXPECT_THAT(*options->env, ElementsAre(Pair("A", "b"), Pair("N", "1")));
  EXPECT_THAT(options->ignore_default_args, ElementsAre("--mute-audio"));
  EXPECT_EQ(options->proxy->server, "http://p:1");
}

TEST(ReadLaunchOptions, IgnoresAllDefaultArguments) {
  EXPECT_TRUE(Read(R"({"ignoreDefaultArgs":true})")->ignore_all_default_args);
  EXPECT_FALSE(Read(R"({"ignoreDefaultArgs":false})")->ignore_all_default_args);
}

TEST(ReadLaunchOptions, TakesTheProtocolsFormsToo) {
  EXPECT_THAT(*Read(R"({"env":[{"name":"A","value":"b"}]})")->env, ElementsAre(Pair("A", "b")));
}

TEST(ReadLaunchOptions, SaysWhatIsWrong) {
  EXPECT_EQ(Read(R"({"args":"--a"})").status().message(), "args: expected array, got string");
}

TEST(ReadLaunchServerConfig, TakesWhereToListen) {
  const auto config =
      ReadLaunchServerConfig(R"({"host":"0.0.0.0","port":8080,"wsPath":"secret","headless":true})");
  ASSERT_TRUE(config.ok()) << config.status();
  EXPECT_EQ(config->listening.host, "0.0.0.0");
  EXPECT_EQ(config->listening.port, 8080);
  EXPECT_EQ(config->listening.path, "/secret");
  EXPECT_EQ(config->launch.headless, true);
}

TEST(ReadLaunchServerConfig, IsOfThisMachineAndUnguessableByDefault) {
  const auto config = ReadLaunchServerConfig("{}");
  EXPECT_EQ(config->listening.host, "127.0.0.1");
  EXPECT_EQ(config->listening.port, 0);
  EXPECT_THAT(config->listening.path, MatchesRegex("/[0-9a-f]+"));
  EXPECT_EQ(config->listening.path.size(), 33u);
  EXPECT_NE(config->listening.path, ReadLaunchServerConfig("{}")->listening.path);
}

TEST(ReadLaunchServerConfig, SaysWhatIsWrong) {
  EXPECT_EQ(ReadLaunchServerConfig("{").status().message(), "not a JSON object");
  EXPECT_EQ(ReadLaunchServerConfig("[]").status().message(), "not a JSON object");
  EXPECT_EQ(ReadLaunchServerConfig(R"({"port":"x"})").status().message(),
            "port: expected a number from 0 to 65535");
  EXPECT_EQ(ReadLaunchServerConfig(R"({"port":70000})").status().message(),
            "port: expected a number from 0 to 65535");
  EXPECT_EQ(ReadLaunchServerConfig(R"({"wsPath":1})").status().message(), "wsPath: expected string");
}

}  // namespace
}  // namespace understudy::app
