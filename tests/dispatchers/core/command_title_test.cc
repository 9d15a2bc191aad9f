#include "dispatchers/core/command_title.h"

#include <gtest/gtest.h>

#include "protocol/schema/tables.pw.h"

namespace understudy::dispatchers {
namespace {

std::string Title(std::string_view channel, std::string_view method, const boost::json::object& params,
                  std::optional<std::string> client_title = std::nullopt) {
  protocol::Metadata metadata;
  metadata.title = std::move(client_title);
  return CommandTitle(*protocol::FindCommand(channel, method), metadata, params);
}

TEST(CommandTitle, IsTheProtocols) { EXPECT_EQ(Title("Page", "close", {}), "Close page"); }

TEST(CommandTitle, TakesParametersIn) {
  EXPECT_EQ(Title("Frame", "press", {{"key", "Enter"}}), "Press \"Enter\"");
  EXPECT_EQ(Title("Frame", "press", {}), "Press \"\"");
}

TEST(CommandTitle, TakesTheFirstAlternativeThatIsThere) {
  EXPECT_EQ(Title("BrowserContext", "clockRunFor", {{"ticksString", "01:00"}}), "Run clock \"01:00\"");
  EXPECT_EQ(Title("BrowserContext", "clockRunFor", {{"ticksNumber", 100}}), "Run clock \"100\"");
}

TEST(CommandTitle, IsTheClientsWhenItHasOne) { EXPECT_EQ(Title("Page", "close", {}, "Tidy up"), "Tidy up"); }

TEST(CommandTitle, IsTheApisMethodForClientsThatTellIt) {
  protocol::Metadata metadata;
  metadata.api_name = "page.close";
  EXPECT_EQ(CommandTitle(*protocol::FindCommand("Page", "close"), metadata, {}), "page.close");
}

TEST(CommandTitle, IsTheCommandsNameOtherwise) {
  EXPECT_EQ(Title("BrowserContext", "updateSubscription", {}), "BrowserContext.updateSubscription");
}

}  // namespace
}  // namespace understudy::dispatchers
