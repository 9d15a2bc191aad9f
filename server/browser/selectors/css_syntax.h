#pragma once

#include <string_view>

#include <absl/status/status.h>

namespace understudy::browser {

// Whether a CSS selector, with the pseudo-classes of ours that it may hold, can be parsed: fails with the
// words users know. What the browser alone knows, such as which pseudo-classes there are, isn't looked at.
absl::Status CheckCss(std::string_view selector);

}  // namespace understudy::browser
