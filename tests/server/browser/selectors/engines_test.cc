#include "server/browser/selectors/engines.h"

#include <gtest/gtest.h>

#include "server/browser/selectors/parse.h"

namespace understudy::browser {
namespace {

Selector Parse(std::string_view text) { return *ParseSelector(text); }

TEST(SelectorEnginesTest, KnowsOursAndWhatIsRegistered) {
  SelectorEngines engines;
  EXPECT_TRUE(engines.Check(Parse("div >> text=x >> nth=0 >> internal:has=\"id=a\"")).ok());
  EXPECT_EQ(engines.Check(Parse("div >>tag=x")).message(),
            "Unknown engine \"tag\" while parsing selector div >> tag=x");
  ASSERT_TRUE(engines.Register({"tag", "({})"}).ok());
  EXPECT_TRUE(engines.Check(Parse("tag=x")).ok());
}

TEST(SelectorEnginesTest, LooksIntoNestedSelectors) {
  SelectorEngines engines;
  EXPECT_EQ(engines.Check(Parse("div >> internal:has=\"foo=x\"")).message(),
            "Unknown engine \"foo\" while parsing selector div >> internal:has=\"foo=x\"");
}

TEST(SelectorEnginesTest, RefusesNamesThatAreTakenOrNone) {
  SelectorEngines engines;
  ASSERT_TRUE(engines.Register({"tag", "({})"}).ok());
  EXPECT_EQ(engines.Register({"tag", "({})"}).message(),
            "\"tag\" selector engine has been already registered");
  EXPECT_EQ(engines.Register({"css", "({})"}).message(), "\"css\" is a predefined selector engine");
  EXPECT_EQ(engines.Register({"$", "({})"}).message(),
            "Selector engine name may only contain [a-zA-Z0-9_] characters");
  EXPECT_EQ(engines.Register({"", "({})"}).message(),
            "Selector engine name may only contain [a-zA-Z0-9_] characters");
}

TEST(SelectorEnginesTest, TellsWhichOfTheUsersASelectorNames) {
  SelectorEngines engines;
  ASSERT_TRUE(engines.Register({"tag", "({})"}).ok());
  ASSERT_TRUE(engines.Register({"other", "({})"}).ok());
  const auto used = engines.UsedBy(Parse("div >> internal:has=\"tag=x\""));
  ASSERT_EQ(used.size(), 1);
  EXPECT_EQ(used[0]->name, "tag");
  EXPECT_TRUE(engines.UsedBy(Parse("div")).empty());
}

}  // namespace
}  // namespace understudy::browser
