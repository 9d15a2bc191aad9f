#pragma once

#include <functional>
#include <utility>

#include <absl/status/statusor.h>

#include "server/browser/clock/clock_reading.h"

namespace understudy::browser {

// The clock of one context. Each command gives the turn that brings its documents along; the first one begins
// the clock, which runs from then on. Times are milliseconds, dates those since 1970.
class Clock {
 public:
  // `now` tells the real date in whole milliseconds.
  explicit Clock(std::function<double()> now) : now_(std::move(now)) {}

  // Whether documents have this clock.
  bool begun() const { return reading_.serial > 0; }
  const ClockReading& reading() const { return reading_; }

  // Where no document is yet nothing is the past.
  enum class Past { kForbidden, kAllowed };

  // The date, from which it goes on.
  ClockTurn SetSystemTime(double date);
  // The real date.
  ClockTurn SetToNow() { return SetSystemTime(now_()); }
  // The date, which stands still, while timers go on.
  ClockTurn SetFixedTime(double date);
  // Each timer fires when its time comes. Fails for negative ticks.
  absl::StatusOr<ClockTurn> RunFor(double ticks, Past past);
  // Timers that are due fire once. Fails for negative ticks, or for a date before the clock's.
  absl::StatusOr<ClockTurn> FastForward(double ticks, Past past);
  absl::StatusOr<ClockTurn> PauseAt(double date, Past past);
  ClockTurn Resume();

 private:
  // `date` is that with which a clock begins.
  ClockTurn Begin(ClockWay way, double date = 0);

  std::function<double()> now_;
  ClockReading reading_;
};

}  // namespace understudy::browser
