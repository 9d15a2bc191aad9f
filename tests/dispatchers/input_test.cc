// The commands to a page's keyboard, mouse and touchscreen.

#include <gmock/gmock.h>

#include "tests/dispatchers/client_test.h"

namespace understudy::dispatchers {
namespace {

using ::testing::ElementsAre;

class InputTest : public ClientTest {
 protected:
  std::vector<std::string>& sent() { return static_cast<FakePage&>(page()->delegate()).input().batches; }
};

TEST_F(InputTest, UsesTheKeyboard) {
  OpenPage();
  Play(R"(
    > {"id":5,"guid":"{{page}}","method":"keyboardDown","params":{"key":"Shift"}}
    < {"id":5}
    > {"id":6,"guid":"{{page}}","method":"keyboardPress","params":{"key":"KeyA"}}
    < {"id":6}
    > {"id":7,"guid":"{{page}}","method":"keyboardUp","params":{"key":"Shift"}}
    < {"id":7}
    > {"id":8,"guid":"{{page}}","method":"keyboardType","params":{"text":"é!","delay":1}}
    < {"id":8}
    > {"id":9,"guid":"{{page}}","method":"keyboardInsertText","params":{"text":"hello"}}
    < {"id":9}
  )");
  EXPECT_THAT(sent(), ElementsAre("Shift: +ShiftLeft", "Shift: +KeyA \"A\" | Shift: -KeyA", "-ShiftLeft",
                                  "text \"é\"", "+Digit1 \"!\"", "-Digit1", "text \"hello\""));
}

TEST_F(InputTest, RefusesAKeyThatThereIsNot) {
  OpenPage();
  Play(R"(
    > {"id":5,"guid":"{{page}}","method":"keyboardPress","params":{"key":"foo"}}
    < {"id":5,"error":{"error":{"message":"Unknown key: \"foo\"","stack":"{{.*}}","name":"Error"}},"log":[]}
  )");
}

TEST_F(InputTest, UsesTheMouse) {
  OpenPage();
  Play(R"(
    > {"id":5,"guid":"{{page}}","method":"mouseMove","params":{"x":10,"y":20.5,"steps":2}}
    < {"id":5}
    > {"id":6,"guid":"{{page}}","method":"mouseDown","params":{"button":"right","clickCount":2}}
    < {"id":6}
    > {"id":7,"guid":"{{page}}","method":"mouseUp","params":{"button":"right","clickCount":2}}
    < {"id":7}
    > {"id":8,"guid":"{{page}}","method":"mouseWheel","params":{"deltaX":1,"deltaY":-2}}
    < {"id":8}
    > {"id":9,"guid":"{{page}}","method":"mouseClick","params":{"x":1,"y":2,"button":"middle","clickCount":2}}
    < {"id":9}
    > {"id":10,"guid":"{{page}}","method":"mouseDown","params":{}}
    < {"id":10}
    > {"id":11,"guid":"{{page}}","method":"mouseUp","params":{}}
    < {"id":11}
  )");
  EXPECT_THAT(
      sent(),
      ElementsAre("to 5,10.25", "to 10,20.5", "+right x2", "-right x2", "wheel 1,-2 at 10,20.5",
                  "to 1,2 | +middle x1 | -middle x1 | +middle x2 | -middle x2", "+left x1", "-left x1"));
}

TEST_F(InputTest, UsesATouchscreenThatIsThere) {
  OpenContext();
  conversation_->SkipTo(R"(
    > {"id":4,"guid":"{{browser}}","method":"newContext","params":{"hasTouch":true},"metadata":{}}
    < {"id":4,"result":{"context":{"guid":"{{touched}}"}}}
    > {"id":5,"guid":"{{touched}}","method":"newPage","params":{},"metadata":{}}
    < {"id":5,"result":{"page":{"guid":"{{page}}"}}}
  )");
  Play(R"(
    > {"id":6,"guid":"{{page}}","method":"touchscreenTap","params":{"x":1,"y":2}}
    < {"id":6}
  )");
  EXPECT_THAT(sent(), ElementsAre("touch 1,2 | untouch"));
}

TEST_F(InputTest, RefusesToTouchWhatHasNoTouchscreen) {
  OpenPage();
  Play(R"(
    > {"id":5,"guid":"{{page}}","method":"touchscreenTap","params":{"x":1,"y":2}}
    < {"id":5,"error":{"error":{"message":"hasTouch must be enabled on the browser context before using the touchscreen.","stack":"{{.*}}","name":"Error"}},"log":[]}
  )");
}

}  // namespace
}  // namespace understudy::dispatchers
