// The clock commands of a context.

#include "server/base/errors.h"
#include "server/browser/clock/clock_reading.h"
#include "server/browser/page.h"
#include "tests/dispatchers/client_test.h"

namespace understudy::dispatchers {
namespace {

class ClockCommandsTest : public ClientTest {
 protected:
  FakePage& fake_page() { return static_cast<FakePage&>(page()->delegate()); }
  const std::vector<browser::ClockTurn>& turns() { return fake_page().clock_turns; }
};

TEST_F(ClockCommandsTest, TurnTheClockOfThePages) {
  OpenPage();
  Play(R"(
    > {"id":5,"guid":"{{context}}","method":"clockInstall","params":{"timeNumber":1000}}
    < {"id":5}
    > {"id":6,"guid":"{{context}}","method":"clockPauseAt","params":{"timeString":"2020-02-02"}}
    < {"id":6}
    > {"id":7,"guid":"{{context}}","method":"clockRunFor","params":{"ticksString":"01:00"}}
    < {"id":7}
    > {"id":8,"guid":"{{context}}","method":"clockFastForward","params":{"ticksNumber":500}}
    < {"id":8}
  )");
  ASSERT_EQ(turns().size(), 4u);
  EXPECT_EQ(turns()[0].way, browser::ClockWay::kSet);
  EXPECT_EQ(turns()[1].way, browser::ClockWay::kJump);
  EXPECT_EQ(turns()[2].way, browser::ClockWay::kRun);
  EXPECT_EQ(turns()[3].way, browser::ClockWay::kJump);
  EXPECT_EQ(turns()[0].after.offset, 1000);
  EXPECT_EQ(turns()[1].after.elapsed, 1580601600000 - 1000);
  EXPECT_EQ(turns()[3].after.elapsed, 1580601600000 - 1000 + 60'000 + 500);
}

TEST_F(ClockCommandsTest, SetDatesAndResume) {
  OpenPage();
  Play(R"(
    > {"id":5,"guid":"{{context}}","method":"clockSetFixedTime","params":{"timeNumber":1.5}}
    < {"id":5}
    > {"id":6,"guid":"{{context}}","method":"clockSetSystemTime","params":{"timeNumber":-5}}
    < {"id":6}
    > {"id":7,"guid":"{{context}}","method":"clockResume","params":{}}
    < {"id":7}
    > {"id":8,"guid":"{{context}}","method":"clockInstall","params":{}}
    < {"id":8}
  )");
  ASSERT_EQ(turns().size(), 4u);
  EXPECT_EQ(turns()[0].after.fixed, 1.5);
  EXPECT_FALSE(turns()[1].after.fixed.has_value());
  EXPECT_TRUE(turns()[2].after.since.has_value());
  EXPECT_GT(turns()[3].after.offset, 1.5e12);
}

TEST_F(ClockCommandsTest, RefuseWhatIsNoTime) {
  OpenPage();
  Play(R"(
    > {"id":5,"guid":"{{context}}","method":"clockInstall","params":{"timeString":"garbage"}}
    < {"id":5,"error":{"error":{"message":"Invalid date: garbage","stack":"{{.*}}","name":"Error"}},"log":[]}
    > {"id":6,"guid":"{{context}}","method":"clockSetFixedTime","params":{"timeNumber":1e18}}
    < {"id":6,"error":{"error":{"message":"Invalid date: 1000000000000000000","stack":"{{.*}}","name":"Error"}},"log":[]}
    > {"id":7,"guid":"{{context}}","method":"clockRunFor","params":{"ticksString":"12:02:34:10"}}
    < {"id":7,"error":{"error":{"message":"Clock only understands numbers, 'mm:ss' and 'hh:mm:ss'","stack":"{{.*}}","name":"Error"}},"log":[]}
  )");
  EXPECT_TRUE(turns().empty());
}

TEST_F(ClockCommandsTest, FailWithWhatATimerThrew) {
  OpenPage();
  fake_page().turns_clock.emplace(io_.get_executor());
  fake_page().turns_clock->Set(Error("TypeError: one"));
  Play(R"(
    > {"id":5,"guid":"{{context}}","method":"clockRunFor","params":{"ticksNumber":100}}
    < {"id":5,"error":{"error":{"message":"TypeError: one","stack":"{{.*}}","name":"Error"}},"log":[]}
  )");
}

}  // namespace
}  // namespace understudy::dispatchers
