#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace understudy {

// So many milliseconds as a timer can take them. Three years are as good as for ever; less than nothing is
// nothing.
inline std::chrono::microseconds Milliseconds(double milliseconds) {
  constexpr double kForEver = 1e11;
  const double bounded = milliseconds > 0 ? std::min(milliseconds, kForEver) : 0;
  return std::chrono::microseconds(static_cast<int64_t>(bounded * 1000));
}

}  // namespace understudy
