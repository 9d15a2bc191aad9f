#include "server/browser/clock/clock_reading.h"

namespace understudy::browser {
namespace {

boost::json::value OrNull(const std::optional<double>& number) {
  return number ? boost::json::value(*number) : boost::json::value(nullptr);
}

}  // namespace

boost::json::object ToJson(const ClockReading& reading) {
  return {{"serial", reading.serial}, {"elapsed", reading.elapsed},     {"since", OrNull(reading.since)},
          {"offset", reading.offset}, {"fixed", OrNull(reading.fixed)}, {"origin", reading.origin}};
}

const char* ToJson(ClockWay way) {
  switch (way) {
    case ClockWay::kRun:
      return "run";
    case ClockWay::kJump:
      return "jump";
    case ClockWay::kSet:
      break;
  }
  return "set";
}

}  // namespace understudy::browser
