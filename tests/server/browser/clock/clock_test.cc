#include "server/browser/clock/clock.h"

#include <gtest/gtest.h>

namespace understudy::browser {
namespace {

class ClockTest : public ::testing::Test {
 protected:
  // The date that pages are told once they have made the latest turn.
  double Date() const {
    const ClockReading& reading = clock_.reading();
    return reading.fixed.value_or(Elapsed() + reading.offset);
  }
  double Elapsed() const {
    const ClockReading& reading = clock_.reading();
    return reading.elapsed + (reading.since ? real_ - *reading.since : 0);
  }

  double real_ = 1'700'000'000'000;
  Clock clock_{[this] { return real_; }};
  static constexpr Clock::Past kForbidden = Clock::Past::kForbidden;
};

TEST_F(ClockTest, BeginsWithItsFirstCommand) {
  EXPECT_FALSE(clock_.begun());
  const ClockTurn turn = clock_.SetSystemTime(5000);
  EXPECT_TRUE(clock_.begun());
  EXPECT_EQ(turn.before.serial, 1);
  EXPECT_EQ(turn.after.serial, 2);
  EXPECT_EQ(turn.after.origin, 5000);
  EXPECT_EQ(Date(), 5000);
}

TEST_F(ClockTest, RunsFromThenOn) {
  clock_.SetSystemTime(5000);
  real_ += 300;
  EXPECT_EQ(Date(), 5300);
  EXPECT_EQ(Elapsed(), 300);
}

TEST_F(ClockTest, CanBeginWithTheRealDate) {
  clock_.SetToNow();
  EXPECT_EQ(Date(), real_);
}

TEST_F(ClockTest, BeginsAtZeroWithoutADate) {
  EXPECT_TRUE(clock_.RunFor(1000, kForbidden).ok());
  EXPECT_EQ(Date(), 1000);
}

TEST_F(ClockTest, StandsOnceItIsPaused) {
  clock_.SetSystemTime(0);
  real_ += 10;
  const auto turn = clock_.PauseAt(1000, kForbidden);
  ASSERT_TRUE(turn.ok());
  EXPECT_EQ(turn->way, ClockWay::kJump);
  real_ += 500;
  EXPECT_EQ(Date(), 1000);
  EXPECT_EQ(Elapsed(), 1000);
}

TEST_F(ClockTest, GoesOnOnceItIsResumed) {
  clock_.SetSystemTime(0);
  ASSERT_TRUE(clock_.PauseAt(1000, kForbidden).ok());
  real_ += 500;
  EXPECT_EQ(clock_.Resume().way, ClockWay::kSet);
  real_ += 20;
  EXPECT_EQ(Date(), 1020);
}

TEST_F(ClockTest, IsMovedWhileItRuns) {
  clock_.SetSystemTime(0);
  real_ += 10;
  const auto turn = clock_.RunFor(1000, kForbidden);
  ASSERT_TRUE(turn.ok());
  EXPECT_EQ(turn->way, ClockWay::kRun);
  real_ += 5;
  EXPECT_EQ(Date(), 1015);
}

TEST_F(ClockTest, RunsToWholeMillisecondsAndSkipsWithinThem) {
  clock_.SetSystemTime(0);
  ASSERT_TRUE(clock_.PauseAt(1000, kForbidden).ok());
  ASSERT_TRUE(clock_.RunFor(1.2, kForbidden).ok());
  EXPECT_EQ(Date(), 1002);
  ASSERT_TRUE(clock_.FastForward(0.4, kForbidden).ok());
  EXPECT_EQ(Date(), 1002);
  ASSERT_TRUE(clock_.FastForward(1.7, kForbidden).ok());
  EXPECT_EQ(Date(), 1003);
}

TEST_F(ClockTest, GoesToNoDateBeforeItsOwn) {
  clock_.SetSystemTime(100'000);
  EXPECT_EQ(clock_.PauseAt(5000, kForbidden).status().message(), "Error: Cannot fast-forward to the past");
  EXPECT_EQ(clock_.FastForward(-1, kForbidden).status().message(), "Error: Cannot fast-forward to the past");
  EXPECT_EQ(clock_.RunFor(-1, kForbidden).status().message(), "TypeError: Negative ticks are not supported");
  EXPECT_EQ(Date(), 100'000);
}

TEST_F(ClockTest, GoesToAnyDateWhereNobodyHasSeenIt) {
  clock_.SetSystemTime(100'000);
  EXPECT_TRUE(clock_.PauseAt(5000, Clock::Past::kAllowed).ok());
  EXPECT_EQ(Date(), 5000);
}

TEST_F(ClockTest, HasAnotherDateWithoutTimePassing) {
  clock_.SetSystemTime(1000);
  ASSERT_TRUE(clock_.PauseAt(3000, kForbidden).ok());
  EXPECT_EQ(clock_.SetSystemTime(50).way, ClockWay::kSet);
  EXPECT_EQ(Date(), 50);
  EXPECT_EQ(Elapsed(), 2000);
  EXPECT_EQ(clock_.reading().origin, 1000);
}

TEST_F(ClockTest, KeepsAFixedDateWhileTimePasses) {
  clock_.SetFixedTime(8000);
  real_ += 100;
  EXPECT_EQ(Date(), 8000);
  EXPECT_EQ(Elapsed(), 100);
  ASSERT_TRUE(clock_.FastForward(20, kForbidden).ok());
  EXPECT_EQ(Date(), 8000);
  EXPECT_EQ(Elapsed(), 120);
}

TEST_F(ClockTest, TakesAFixedDateForItsOwnBehindIt) {
  clock_.SetSystemTime(100'000);
  clock_.SetFixedTime(8000);
  EXPECT_FALSE(clock_.PauseAt(5000, kForbidden).ok());
  ASSERT_TRUE(clock_.PauseAt(9000, kForbidden).ok());
  EXPECT_EQ(Date(), 8000);
  EXPECT_EQ(Elapsed(), 1000);
}

TEST_F(ClockTest, LetsAFixedDateGo) {
  clock_.SetFixedTime(8000);
  clock_.SetSystemTime(100);
  real_ += 12;
  EXPECT_EQ(Date(), 112);
}

}  // namespace
}  // namespace understudy::browser
