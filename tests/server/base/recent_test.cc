#include "server/base/recent.h"

#include <gtest/gtest.h>

namespace understudy {
namespace {

TEST(Recent, MakesAValueForANewName) {
  Recent<int> recent(2);
  recent["one"] += 1;
  recent["one"] += 1;
  EXPECT_EQ(recent["one"], 2);
  EXPECT_EQ(recent.size(), 1u);
}

TEST(Recent, ForgetsTheOldestForOneTooMany) {
  Recent<int> recent(2);
  recent["one"] = 1;
  recent["two"] = 2;
  recent["one"] = 1;
  recent["three"] = 3;
  EXPECT_EQ(recent.Find("one"), nullptr);
  EXPECT_EQ(*recent.Find("two"), 2);
  EXPECT_EQ(*recent.Find("three"), 3);
}

TEST(Recent, GivesWhatIsTakenOnce) {
  Recent<int> recent(2);
  recent["one"] = 1;
  EXPECT_EQ(recent.Take("one"), 1);
  EXPECT_EQ(recent.Take("one"), std::nullopt);
  EXPECT_EQ(recent.size(), 0u);
}

TEST(Recent, StaysSmallHoweverManyCome) {
  Recent<int> recent(10);
  for (int i = 0; i < 1000; ++i) {
    recent[std::to_string(i)] = i;
    if (i % 3 == 1) recent.Take(std::to_string(i));
  }
  EXPECT_EQ(recent.size(), 10u);
}

}  // namespace
}  // namespace understudy
