#include "dispatchers/core/call_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace understudy::dispatchers {
namespace {

using testing::ElementsAre;

TEST(CompressCallLog, MakesBulletsThatKeepTheirNesting) {
  EXPECT_THAT(CompressCallLog({"waiting for locator(\"#a\")", "  locator resolved to <div>"}),
              ElementsAre("  - waiting for locator(\"#a\")", "    - locator resolved to <div>"));
}

TEST(CompressCallLog, TellsWhatRepeatsOnce) {
  EXPECT_THAT(CompressCallLog({"waiting", "  resolved", "  unexpected value", "  resolved",
                               "  unexpected value", "  resolved", "  unexpected value"}),
              ElementsAre("  - waiting", "    3 × resolved", "      - unexpected value"));
}

TEST(CompressCallLog, NestsWhatRepeatsBelowItsFirstLine) {
  EXPECT_THAT(CompressCallLog({"attempting", "  waiting", "  not enabled", "retrying", "  waiting",
                               "  not enabled", "retrying", "  waiting 20ms"}),
              ElementsAre("  - attempting", "    2 × waiting", "      - not enabled", "    - retrying",
                          "    - waiting 20ms"));
}

TEST(CompressCallLog, MakesRoomForAWideCounter) {
  std::vector<std::string> lines;
  for (int i = 0; i < 12; ++i) {
    lines.push_back("  waiting for element to be enabled");
    lines.push_back("  element is not enabled");
    lines.push_back("  retrying");
  }
  EXPECT_THAT(CompressCallLog(lines), ElementsAre("    12 × waiting for element to be enabled",
                                                  "       - element is not enabled", "       - retrying"));
}

TEST(CompressCallLog, PrefersTheBlockThatCoversMore) {
  EXPECT_THAT(CompressCallLog({"a", "a", "b", "a", "a", "b", "c"}),
              ElementsAre("  2 × a", "    - a", "    - b", "  - c"));
}

TEST(CompressCallLog, LeavesWhatDoesNotRepeatAlone) {
  EXPECT_THAT(CompressCallLog({"a", "b", "a"}), ElementsAre("  - a", "  - b", "  - a"));
  EXPECT_THAT(CompressCallLog({}), ElementsAre());
}

}  // namespace
}  // namespace understudy::dispatchers
