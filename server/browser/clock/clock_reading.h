#pragma once

#include <cstdint>
#include <optional>

#include <boost/json/object.hpp>

namespace understudy::browser {

// What a clock shows from a moment on. Times are milliseconds, dates those since 1970.
struct ClockReading {
  // Counts the changes.
  int64_t serial = 0;
  // How long the clock had run at that moment.
  double elapsed = 0;
  // That moment, as a date of real time, if the clock runs on; nothing if it stands.
  std::optional<double> since;
  // The date is so much more than the time elapsed.
  double offset = 0;
  // The date that pages are told, if that stands still.
  std::optional<double> fixed;
  // The date when the clock began.
  double origin = 0;
};

// How documents get to a new reading (server/injected/clock).
enum class ClockWay {
  // Each timer fires when its time comes.
  kRun,
  // Timers that are due fire once, at the end.
  kJump,
  // No timer fires.
  kSet,
};

struct ClockTurn {
  ClockReading before;
  ClockWay way = ClockWay::kSet;
  ClockReading after;
};

// The same as documents take it.
boost::json::object ToJson(const ClockReading& reading);
const char* ToJson(ClockWay way);

}  // namespace understudy::browser
