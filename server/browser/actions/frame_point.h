#pragma once

#include <string>

#include <absl/status/statusor.h>
#include <boost/json/object.hpp>

#include "server/base/task.h"
#include "server/browser/frame.h"
#include "server/browser/types.h"

namespace understudy::browser {

// A point of a frame's viewport, as the page's main frame sees it.
struct FramePoint {
  Point point;
  // What lies above it in a frame that holds the element's; empty when it can be reached.
  std::string why_not;
};

// `answer` is what the page says of a point in `frame`: `{point, frames}`, with so many of the frames above
// dealt with already. `hit`: whether nothing may lie above the frames.
Task<absl::StatusOr<FramePoint>> InMainFrame(Ref<Frame> frame, boost::json::object answer, bool hit);

}  // namespace understudy::browser
