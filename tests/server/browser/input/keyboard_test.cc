#include "server/browser/input/keyboard.h"

#include "server/base/errors.h"
#include "tests/server/browser/input/devices.h"

namespace understudy::browser {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using KeyboardTest = DevicesTest;

TEST_F(KeyboardTest, PressesAndReleases) {
  EXPECT_TRUE(Run(keyboard_->Down("a")).ok());
  EXPECT_TRUE(Run(keyboard_->Up("a")).ok());
  EXPECT_THAT(Sent(), ElementsAre("+KeyA \"a\"", "-KeyA"));
}

TEST_F(KeyboardTest, RepeatsAKeyThatIsHeld) {
  EXPECT_TRUE(Run(keyboard_->Down("a")).ok());
  EXPECT_TRUE(Run(keyboard_->Down("KeyA")).ok());
  EXPECT_TRUE(Run(keyboard_->Up("a")).ok());
  EXPECT_TRUE(Run(keyboard_->Down("a")).ok());
  EXPECT_THAT(Sent(), ElementsAre("+KeyA \"a\"", "*KeyA \"a\"", "-KeyA", "+KeyA \"a\""));
}

TEST_F(KeyboardTest, ReleasesAKeyThatIsNotHeld) {
  EXPECT_TRUE(Run(keyboard_->Up("Shift")).ok());
  EXPECT_THAT(Sent(), ElementsAre("-ShiftLeft"));
}

TEST_F(KeyboardTest, HoldsModifiersUntilEitherOfThemGoesUp) {
  EXPECT_TRUE(Run(keyboard_->Down("Shift")).ok());
  EXPECT_TRUE(Run(keyboard_->Down("ShiftRight")).ok());
  EXPECT_EQ(keyboard_->modifiers(), Modifiers{.shift = true});
  EXPECT_TRUE(Run(keyboard_->Up("Shift")).ok());
  EXPECT_EQ(keyboard_->modifiers(), Modifiers());
  EXPECT_THAT(Sent(), ElementsAre("Shift: +ShiftLeft", "Shift: +ShiftRight", "-ShiftLeft"));
}

TEST_F(KeyboardTest, TypesNothingWithAShortcut) {
  for (const std::string modifier : {"Alt", "Control", "Meta"}) {
    EXPECT_TRUE(Run(keyboard_->Down(modifier)).ok());
    EXPECT_TRUE(Run(keyboard_->Down("b")).ok());
    EXPECT_TRUE(Run(keyboard_->Up("b")).ok());
    EXPECT_TRUE(Run(keyboard_->Up(modifier)).ok());
    EXPECT_THAT(Sent(), ElementsAre(modifier + ": +" + modifier + "Left", modifier + ": +KeyB",
                                    modifier + ": -KeyB", "-" + modifier + "Left"));
  }
}

TEST_F(KeyboardTest, PressesAChordTogetherAndReleasesItInReverse) {
  EXPECT_TRUE(Run(keyboard_->Press("Control+Shift+KeyA", 0)).ok());
  EXPECT_THAT(Sent(), ElementsAre("Control: +ControlLeft | Control+Shift: +ShiftLeft | Control+Shift: +KeyA"
                                  " | Control+Shift: -KeyA | Control: -ShiftLeft | -ControlLeft"));
}

TEST_F(KeyboardTest, ShiftsThePlacesOfAChord) {
  EXPECT_TRUE(Run(keyboard_->Press("Shift+KeyA", 0)).ok());
  EXPECT_TRUE(Run(keyboard_->Press("Shift+a", 0)).ok());
  EXPECT_THAT(Sent(), ElementsAre("Shift: +ShiftLeft | Shift: +KeyA \"A\" | Shift: -KeyA | -ShiftLeft",
                                  "Shift: +ShiftLeft | Shift: +KeyA \"a\" | Shift: -KeyA | -ShiftLeft"));
}

TEST_F(KeyboardTest, PressesAPlus) {
  EXPECT_TRUE(Run(keyboard_->Press("+", 0)).ok());
  EXPECT_TRUE(Run(keyboard_->Press("Control++", 0)).ok());
  EXPECT_THAT(Sent(),
              ElementsAre("+Equal \"+\" | -Equal",
                          "Control: +ControlLeft | Control: +Equal | Control: -Equal | -ControlLeft"));
}

TEST_F(KeyboardTest, TakesControlForTheKeyOfShortcuts) {
  EXPECT_TRUE(Run(keyboard_->Press("ControlOrMeta+c", 0)).ok());
  EXPECT_THAT(Sent(), ElementsAre("Control: +ControlLeft | Control: +KeyC | Control: -KeyC | -ControlLeft"));
}

TEST_F(KeyboardTest, HoldsTheKeyForTheTimeAsked) {
  testing::Started pressing(loop_, keyboard_->Press("a", 60'000));
  EXPECT_FALSE(pressing.ended());
  EXPECT_THAT(Sent(), ElementsAre("+KeyA \"a\""));
  pressing.Cancel();
  EXPECT_TRUE(Run(keyboard_->Press("a", 1)).ok());
  EXPECT_THAT(Sent(), ElementsAre("*KeyA \"a\"", "-KeyA"));
}

TEST_F(KeyboardTest, SaysWhichKeyItDoesNotKnow) {
  EXPECT_EQ(Run(keyboard_->Down("foo")).message(), "Unknown key: \"foo\"");
  EXPECT_EQ(Run(keyboard_->Up("foo")).message(), "Unknown key: \"foo\"");
  EXPECT_EQ(Run(keyboard_->Press("a+", 0)).message(), "Unknown key: \"\"");
  EXPECT_EQ(Run(keyboard_->Press("+a", 0)).message(), "Unknown key: \"+a\"");
}

TEST_F(KeyboardTest, HoldsTheKeysBeforeOneItDoesNotKnow) {
  EXPECT_EQ(Run(keyboard_->Press("Shift+foo", 0)).message(), "Unknown key: \"foo\"");
  EXPECT_THAT(Sent(), ElementsAre("Shift: +ShiftLeft"));
  EXPECT_EQ(keyboard_->modifiers(), Modifiers{.shift = true});
}

TEST_F(KeyboardTest, TypesWhatHasAKeyAndInsertsTheRest) {
  EXPECT_TRUE(Run(keyboard_->Type("aé\n\t😀", 0)).ok());
  EXPECT_THAT(Sent(), ElementsAre("+KeyA \"a\" | -KeyA", "text \"é\"", "+Enter \"\r\" | -Enter",
                                  "text \"\t\"", "text \"😀\""));
}

TEST_F(KeyboardTest, TypesTheNextCharacterOnceThePageHasDealtWithOne) {
  const Promise<absl::Status> dealt = page_->answers.emplace(loop_.get_executor());
  testing::Started typing(loop_, keyboard_->Type("ab", 0));
  EXPECT_THAT(Sent(), ElementsAre("+KeyA \"a\" | -KeyA"));
  dealt.Set(absl::OkStatus());
  typing.Poll();
  EXPECT_THAT(Sent(), ElementsAre("+KeyB \"b\" | -KeyB"));
  EXPECT_EQ(typing.value(), absl::OkStatus());
}

TEST_F(KeyboardTest, StopsTypingWhenThePageFails) {
  page_->answers.emplace(loop_.get_executor()).Set(Error("gone"));
  EXPECT_EQ(Run(keyboard_->Type("ab", 0)).message(), "gone");
  EXPECT_THAT(Sent(), ElementsAre("+KeyA \"a\" | -KeyA"));
}

TEST_F(KeyboardTest, InsertsTextWhateverIsHeld) {
  EXPECT_TRUE(Run(keyboard_->Down("Control")).ok());
  EXPECT_TRUE(Run(keyboard_->InsertText("two\nlines")).ok());
  EXPECT_THAT(Sent(), ElementsAre("Control: +ControlLeft", "text \"two\nlines\""));
}

TEST_F(KeyboardTest, BringsAboutTheModifiersWanted) {
  EXPECT_TRUE(Run(keyboard_->Down("Alt")).ok());
  EXPECT_EQ(keyboard_->HoldExactly({.control = true, .shift = true}).size(), 3u);
  EXPECT_EQ(keyboard_->modifiers(), (Modifiers{.control = true, .shift = true}));
  EXPECT_THAT(keyboard_->HoldExactly({.control = true, .shift = true}), IsEmpty());
}

}  // namespace
}  // namespace understudy::browser
