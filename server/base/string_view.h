#pragma once

#include <string_view>

#include <absl/strings/string_view.h>

namespace understudy {

// Debian builds abseil with a string_view of its own, which doesn't convert to or from the standard one.
inline absl::string_view Abseil(std::string_view text) { return {text.data(), text.size()}; }
inline std::string_view Std(absl::string_view text) { return {text.data(), text.size()}; }

}  // namespace understudy
