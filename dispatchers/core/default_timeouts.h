#pragma once

#include <optional>

namespace understudy::dispatchers {

// What setDefaultTimeoutNoReply and setDefaultNavigationTimeoutNoReply said, in milliseconds.
struct DefaultTimeouts {
  std::optional<double> any;
  std::optional<double> navigation;

  std::optional<double> For(bool is_navigation) const {
    return is_navigation && navigation ? navigation : any;
  }
};

}  // namespace understudy::dispatchers
