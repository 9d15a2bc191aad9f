#pragma once

#include <optional>

#include "dispatchers/convert/values.h"
#include "dispatchers/core/call.h"
#include "protocol/schema/common.pw.h"
#include "server/browser/frame.h"

namespace understudy::dispatchers {

// What a navigating command waits for, and where it tells of its progress.
inline browser::NavigateOptions NavigateOptionsFrom(const std::optional<protocol::LifecycleEvent>& wait_until,
                                                    Call& call) {
  browser::NavigateOptions options;
  if (wait_until) options.wait_until = ToDomain(*wait_until);
  options.progress = call.progress();
  return options;
}

}  // namespace understudy::dispatchers
