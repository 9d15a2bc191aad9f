#include "server/chromium/request_pairs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace understudy::chromium {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class RequestPairsTest : public ::testing::Test {
 protected:
  void Send(const std::string& id, bool passes = false) {
    pairs_.DidSend(id, passes, [this, id](const FetchPause* pause) {
      told_.push_back(id + (pause ? " " + pause->headers.front().name : " unpaused"));
    });
  }
  static FetchPause Pause(std::string name) {
    FetchPause pause;
    pause.headers = {{std::move(name), ""}};
    return pause;
  }

  RequestPairs pairs_;
  std::vector<std::string> told_;
};

TEST_F(RequestPairsTest, TellsOnceBothDomainsHaveSpoken) {
  Send("1");
  EXPECT_THAT(told_, IsEmpty());
  pairs_.DidPause("1", Pause("a"));
  pairs_.DidPause("2", Pause("b"));
  Send("2");
  EXPECT_THAT(told_, ElementsAre("1 a", "2 b"));
}

TEST_F(RequestPairsTest, TellsAtOnceOfWhatPasses) {
  Send("1", /*passes=*/true);
  EXPECT_THAT(told_, ElementsAre("1 unpaused"));
}

TEST_F(RequestPairsTest, TellsOfWhatGoesOnWithoutAPause) {
  Send("1");
  pairs_.DidGoOn("1");
  pairs_.DidGoOn("1");
  EXPECT_THAT(told_, ElementsAre("1 unpaused"));
}

TEST_F(RequestPairsTest, KeepsTheOrderOfRedirects) {
  pairs_.DidPause("1", Pause("a"));
  pairs_.DidPause("1", Pause("b"));
  Send("1");
  Send("1");
  Send("1");
  pairs_.DidPause("1", Pause("c"));
  EXPECT_THAT(told_, ElementsAre("1 a", "1 b", "1 c"));
}

TEST_F(RequestPairsTest, ARedirectBeginsWhenTheRequestBeforeItWentOn) {
  Send("1");
  Send("1");
  EXPECT_THAT(told_, ElementsAre("1 unpaused"));
  pairs_.DidPause("1", Pause("b"));
  EXPECT_THAT(told_, ElementsAre("1 unpaused", "1 b"));
}

}  // namespace
}  // namespace understudy::chromium
