#pragma once

#include <optional>
#include <string_view>

#include <absl/time/time.h>

namespace understudy::browser {

// What a date names that is written as people do, in the ways that browsers have come to read: a month's name
// with a day and a year in any order, or month, day and year in numbers, or year, month and day; then perhaps
// a time with AM or PM and a zone, which is `zone` otherwise. Years of two digits are those from 1950 on; a
// year that isn't there is 2001. What is in parentheses is left out, and words before the first number.
// Nothing for other texts.
std::optional<absl::Time> ParseWrittenDate(std::string_view text, const absl::TimeZone& zone);

}  // namespace understudy::browser
