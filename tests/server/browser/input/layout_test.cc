#include "server/browser/input/layout.h"

#include <string>

#include <gtest/gtest.h>

namespace understudy::browser {
namespace {

TEST(Layout, FindsAKeyByItsPlaceItsNameAndItsCharacter) {
  for (const std::string_view name : {"KeyA", "a"}) {
    const auto key = FindKey(name, /*shift=*/false);
    ASSERT_TRUE(key) << name;
    EXPECT_EQ(key->code, "KeyA");
    EXPECT_EQ(key->key, "a");
    EXPECT_EQ(key->virtual_key, 65);
    EXPECT_EQ(key->text, "a");
    EXPECT_EQ(key->location, KeyLocation::kStandard);
  }
  EXPECT_EQ(FindKey("Control", false)->code, "ControlLeft");
  EXPECT_EQ(FindKey("Control", false)->location, KeyLocation::kLeft);
  EXPECT_EQ(FindKey("ControlRight", false)->location, KeyLocation::kRight);
}

TEST(Layout, ShiftsPlacesAndLeavesCharactersAsTheyAre) {
  EXPECT_EQ(FindKey("Digit1", true)->key, "!");
  EXPECT_EQ(FindKey("1", true)->key, "1");
  EXPECT_EQ(FindKey("!", false)->key, "!");
  EXPECT_EQ(FindKey("!", false)->code, "Digit1");
  EXPECT_EQ(FindKey("A", false)->text, "A");
}

TEST(Layout, NavigatesWithTheNumpadUntilItIsShifted) {
  const auto plain = FindKey("Numpad1", false);
  EXPECT_EQ(plain->key, "End");
  EXPECT_EQ(plain->virtual_key, 35);
  EXPECT_EQ(plain->text, "");
  EXPECT_EQ(plain->location, KeyLocation::kNumpad);
  const auto shifted = FindKey("Numpad1", true);
  EXPECT_EQ(shifted->key, "1");
  EXPECT_EQ(shifted->virtual_key, 97);
  EXPECT_EQ(shifted->text, "1");
}

TEST(Layout, MeansTheMainKeyByANameTwoKeysHave) {
  EXPECT_EQ(FindKey("Enter", false)->code, "Enter");
  EXPECT_EQ(FindKey("+", false)->code, "Equal");
  EXPECT_EQ(FindKey("End", false)->code, "End");
}

TEST(Layout, TypesALineBreakWithEnter) {
  for (const std::string_view name : {"Enter", "NumpadEnter", "\n", "\r"}) {
    EXPECT_EQ(FindKey(name, false)->key, "Enter");
    EXPECT_EQ(FindKey(name, false)->text, "\r");
  }
  EXPECT_EQ(FindKey("Tab", false)->text, "");
}

TEST(Layout, HasAKeyForEachPrintableCharacterOfAscii) {
  for (char character = ' '; character <= '~'; ++character) {
    const std::string name(1, character);
    const auto key = FindKey(name, false);
    ASSERT_TRUE(key) << name;
    EXPECT_EQ(key->text, name);
  }
}

TEST(Layout, HasNoKeysThatAreNotThere) {
  for (const std::string_view name : {"", "foo", "F13", "Clear", "keya", "é", "\t", "IntlRo"}) {
    EXPECT_FALSE(FindKey(name, false)) << name;
  }
}

}  // namespace
}  // namespace understudy::browser
