#include "server/browser/clock/clock.h"

#include <algorithm>
#include <cmath>

#include "server/base/errors.h"

namespace understudy::browser {
namespace {

absl::Status ThePast() { return Error("Error: Cannot fast-forward to the past"); }

}  // namespace

// A turn that changes nothing yet.
ClockTurn Clock::Begin(ClockWay way, double date) {
  const double now = now_();
  ClockTurn turn;
  turn.way = way;
  if (!begun()) {
    turn.before.serial = 1;
    turn.before.since = now;
    turn.before.offset = turn.before.origin = date;
  } else {
    turn.before = reading_;
  }
  turn.after = turn.before;
  ++turn.after.serial;
  if (turn.before.since) {
    turn.after.elapsed += std::max(0.0, now - *turn.before.since);
    turn.after.since = now;
  }
  return turn;
}

ClockTurn Clock::SetSystemTime(double date) {
  ClockTurn turn = Begin(ClockWay::kSet, date);
  turn.after.offset = date - turn.after.elapsed;
  turn.after.fixed.reset();
  reading_ = turn.after;
  return turn;
}

ClockTurn Clock::SetFixedTime(double date) {
  ClockTurn turn = Begin(ClockWay::kSet, date);
  turn.after.offset = date - turn.after.elapsed;
  turn.after.fixed = date;
  reading_ = turn.after;
  return turn;
}

absl::StatusOr<ClockTurn> Clock::RunFor(double ticks, Past past) {
  if (ticks < 0 && past == Past::kForbidden) return Error("TypeError: Negative ticks are not supported");
  ClockTurn turn = Begin(ClockWay::kRun);
  turn.after.elapsed = std::ceil(turn.after.elapsed + ticks);
  reading_ = turn.after;
  return turn;
}

absl::StatusOr<ClockTurn> Clock::FastForward(double ticks, Past past) {
  if (ticks < 0 && past == Past::kForbidden) return ThePast();
  ClockTurn turn = Begin(ClockWay::kJump);
  turn.after.elapsed = std::floor(turn.after.elapsed + ticks);
  reading_ = turn.after;
  return turn;
}

absl::StatusOr<ClockTurn> Clock::PauseAt(double date, Past past) {
  ClockTurn turn = Begin(ClockWay::kJump);
  const double elapsed = date - turn.after.offset;
  if (elapsed < turn.after.elapsed && past == Past::kForbidden) return ThePast();
  turn.after.elapsed = elapsed;
  turn.after.since.reset();
  reading_ = turn.after;
  return turn;
}

ClockTurn Clock::Resume() {
  ClockTurn turn = Begin(ClockWay::kSet);
  turn.after.since = now_();
  reading_ = turn.after;
  return turn;
}

}  // namespace understudy::browser
