#include "server/browser/input/mouse.h"

#include "tests/server/browser/input/devices.h"

namespace understudy::browser {
namespace {

using ::testing::ElementsAre;

using MouseTest = DevicesTest;

TEST_F(MouseTest, MovesInSteps) {
  EXPECT_TRUE(Run(mouse_->Move({10, 20})).ok());
  EXPECT_TRUE(Run(mouse_->Move({20, 40}, {.steps = 4})).ok());
  EXPECT_THAT(Sent(), ElementsAre("to 10,20", "to 12.5,25", "to 15,30", "to 17.5,35", "to 20,40"));
}

TEST_F(MouseTest, GoesThereUnseenWithoutSteps) {
  EXPECT_TRUE(Run(mouse_->Move({10, 20}, {.steps = 0})).ok());
  EXPECT_TRUE(Run(mouse_->Move({20, 30}, {.steps = 2})).ok());
  EXPECT_THAT(Sent(), ElementsAre("", "to 15,25", "to 20,30"));
}

TEST_F(MouseTest, ClicksAfterManySteps) {
  EXPECT_TRUE(Run(mouse_->Click({4, 0}, {.steps = 2, .modifiers = Modifiers{.alt = true}})).ok());
  EXPECT_THAT(Sent(), ElementsAre("Alt: +AltLeft | Alt: to 2,0",
                                  "Alt: to 4,0 | Alt: +left x1 | Alt: -left x1 | -AltLeft"));
}

TEST_F(MouseTest, HoldsItsButtons) {
  EXPECT_TRUE(Run(mouse_->Down(MouseButton::kLeft, 1)).ok());
  EXPECT_TRUE(Run(mouse_->Down(MouseButton::kRight, 1)).ok());
  EXPECT_TRUE(Run(mouse_->Move({1, 2})).ok());
  EXPECT_TRUE(Run(mouse_->Up(MouseButton::kLeft, 1)).ok());
  EXPECT_TRUE(Run(mouse_->Move({3, 4})).ok());
  EXPECT_THAT(Sent(),
              ElementsAre("+left x1", "+right x1", "to 1,2 (left,right)", "-left x1", "to 3,4 (right)"));
}

TEST_F(MouseTest, ClicksAtOnce) {
  EXPECT_TRUE(Run(mouse_->Click({5, 6})).ok());
  EXPECT_TRUE(Run(mouse_->Click({7, 8}, {.button = MouseButton::kMiddle})).ok());
  EXPECT_THAT(Sent(), ElementsAre("to 5,6 | +left x1 | -left x1", "to 7,8 | +middle x1 | -middle x1"));
}

TEST_F(MouseTest, CountsItsClicks) {
  EXPECT_TRUE(Run(mouse_->Click({5, 6}, {.click_count = 2})).ok());
  EXPECT_TRUE(Run(mouse_->Click({5, 6}, {.click_count = 0})).ok());
  EXPECT_THAT(Sent(), ElementsAre("to 5,6 | +left x1 | -left x1 | +left x2 | -left x2", "to 5,6"));
}

TEST_F(MouseTest, TakesItsTimeForAClick) {
  EXPECT_TRUE(Run(mouse_->Click({5, 6}, {.click_count = 2, .delay = 1})).ok());
  EXPECT_THAT(Sent(), ElementsAre("to 5,6 | +left x1", "-left x1", "+left x2", "-left x2"));
}

TEST_F(MouseTest, HoldsTheModifiersOfAClickForItsTimeAlone) {
  EXPECT_TRUE(Run(keyboard_->Down("Alt")).ok());
  EXPECT_TRUE(Run(mouse_->Click({5, 6}, {.modifiers = Modifiers{.shift = true}})).ok());
  EXPECT_TRUE(Run(mouse_->Click({5, 6})).ok());
  EXPECT_THAT(Sent(), ElementsAre("Alt: +AltLeft",
                                  "-AltLeft | Shift: +ShiftLeft | Shift: to 5,6 | Shift: +left x1"
                                  " | Shift: -left x1 | Alt+Shift: +AltLeft | Alt: -ShiftLeft",
                                  "Alt: to 5,6 | Alt: +left x1 | Alt: -left x1"));
}

TEST_F(MouseTest, StaysPressedWhenAClickIsCalledOff) {
  testing::Started clicking(loop_,
                            mouse_->Click({5, 6}, {.delay = 60'000, .modifiers = Modifiers{.shift = true}}));
  clicking.Cancel();
  EXPECT_TRUE(Run(mouse_->Move({7, 8})).ok());
  EXPECT_THAT(Sent(),
              ElementsAre("Shift: +ShiftLeft | Shift: to 5,6 | Shift: +left x1", "Shift: to 7,8 (left)"));
}

TEST_F(MouseTest, TurnsItsWheelWhereItIs) {
  EXPECT_TRUE(Run(mouse_->Move({5, 6})).ok());
  EXPECT_TRUE(Run(mouse_->Wheel(-1, 2.5)).ok());
  EXPECT_THAT(Sent(), ElementsAre("to 5,6", "wheel -1,2.5 at 5,6"));
}

}  // namespace
}  // namespace understudy::browser
