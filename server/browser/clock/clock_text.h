#pragma once

#include <string>
#include <string_view>

#include <absl/status/statusor.h>
#include <absl/time/time.h>

namespace understudy::browser {

// The date that a text names, in milliseconds since 1970: in ECMAScript's format (Date Time String Format),
// or as browsers read dates that people write, like `Feb 3, 2021 5:00 PM`, `2/3/2021` or `3 Feb 2021 10:00
// GMT+2`. A time without a zone is one of `zone`. Fails with "Invalid date: x".
absl::StatusOr<double> ParseDate(std::string_view text, const absl::TimeZone& zone);

// Fails with "Invalid date: x" for what no Date can be.
absl::StatusOr<double> CheckDate(double date);

// How many milliseconds `ss`, `mm:ss` or `hh:mm:ss` are; none for an empty text. Fails for anything else, and
// for parts of sixty and more.
absl::StatusOr<double> ParseTicks(std::string_view text);

}  // namespace understudy::browser
