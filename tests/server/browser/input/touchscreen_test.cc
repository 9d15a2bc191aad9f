#include "server/browser/input/touchscreen.h"

#include "tests/server/browser/input/devices.h"

namespace understudy::browser {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using TouchscreenTest = DevicesTest;

TEST_F(TouchscreenTest, Taps) {
  EXPECT_TRUE(Run(touchscreen_->Tap({1, 2})).ok());
  EXPECT_THAT(Sent(), ElementsAre("touch 1,2 | untouch"));
}

TEST_F(TouchscreenTest, TapsWithModifiers) {
  EXPECT_TRUE(Run(keyboard_->Down("Shift")).ok());
  EXPECT_TRUE(Run(touchscreen_->Tap({1, 2})).ok());
  EXPECT_TRUE(Run(touchscreen_->Tap({1, 2}, Modifiers())).ok());
  EXPECT_THAT(Sent(), ElementsAre("Shift: +ShiftLeft", "Shift: touch 1,2 | Shift: untouch",
                                  "-ShiftLeft | touch 1,2 | untouch | Shift: +ShiftLeft"));
}

TEST_F(TouchscreenTest, CannotBeTouchedWhereThePageHasNone) {
  const auto none = std::make_shared<Touchscreen>(page_, keyboard_, /*enabled=*/false);
  EXPECT_EQ(Run(none->Tap({1, 2})).message(),
            "hasTouch must be enabled on the browser context before using the touchscreen.");
  EXPECT_THAT(Sent(), IsEmpty());
}

}  // namespace
}  // namespace understudy::browser
