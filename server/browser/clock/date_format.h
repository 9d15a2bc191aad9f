#pragma once

#include <optional>
#include <string_view>

#include <absl/time/time.h>

namespace understudy::browser {

// What a text in ECMAScript's Date Time String Format names: `YYYY-MM-DDTHH:mm:ss.sssZ` and its shorter
// forms, where a day alone is one of UTC, and a time without an offset one of `zone`. Nothing for other
// texts.
std::optional<absl::Time> ParseDateFormat(std::string_view written, const absl::TimeZone& zone);

}  // namespace understudy::browser
