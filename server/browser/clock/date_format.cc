#include "server/browser/clock/date_format.h"

#include <absl/strings/ascii.h>
#include <absl/strings/string_view.h>
#include <absl/strings/strip.h>

#include "server/base/string_view.h"

namespace understudy::browser {
namespace {

// Takes exactly so many digits off the text.
std::optional<int> TakeDigits(absl::string_view& text, size_t count) {
  if (text.size() < count) return std::nullopt;
  int number = 0;
  for (size_t i = 0; i < count; ++i) {
    if (!absl::ascii_isdigit(text[i])) return std::nullopt;
    number = number * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return number;
}

// Two digits behind `mark`, of which there are `least` and not `end` or more; `missing` where the mark is.
bool TakePart(absl::string_view& text, absl::string_view mark, int least, int end, int& part) {
  if (!absl::ConsumePrefix(&text, mark)) return true;
  const std::optional<int> number = TakeDigits(text, 2);
  if (!number || *number < least || *number >= end) return false;
  part = *number;
  return true;
}

std::optional<int> TakeYear(absl::string_view& text) {
  if (absl::ConsumePrefix(&text, "+")) return TakeDigits(text, 6);
  if (!absl::ConsumePrefix(&text, "-")) return TakeDigits(text, 4);
  const std::optional<int> year = TakeDigits(text, 6);
  // There is no year -0.
  if (!year || *year == 0) return std::nullopt;
  return -*year;
}

// Of a second; digits beyond milliseconds are left out. Nothing where the point has no digits.
std::optional<int> TakeMilliseconds(absl::string_view& text) {
  int milliseconds = 0;
  int digits = 0;
  for (; !text.empty() && absl::ascii_isdigit(text.front()); text.remove_prefix(1)) {
    if (digits++ < 3) milliseconds = milliseconds * 10 + (text.front() - '0');
  }
  if (digits == 0) return std::nullopt;
  for (; digits < 3; ++digits) milliseconds *= 10;
  return milliseconds;
}

// `Z` or `+HH:mm`, up to the end of the text.
std::optional<absl::Duration> TakeOffset(absl::string_view& text) {
  if (text == "Z") return absl::ZeroDuration();
  const bool west = absl::ConsumePrefix(&text, "-");
  if (!west && !absl::ConsumePrefix(&text, "+")) return std::nullopt;
  const std::optional<int> hours = TakeDigits(text, 2);
  int minutes = -1;
  if (!hours || *hours > 23 || !TakePart(text, ":", 0, 60, minutes) || minutes < 0 || !text.empty())
    return std::nullopt;
  return (west ? -1 : 1) * (absl::Hours(*hours) + absl::Minutes(minutes));
}

}  // namespace

std::optional<absl::Time> ParseDateFormat(std::string_view written, const absl::TimeZone& zone) {
  absl::string_view text = Abseil(written);
  const std::optional<int> year = TakeYear(text);
  int month = 1;
  int day = 1;
  if (!year || !TakePart(text, "-", 1, 13, month) || !TakePart(text, "-", 1, 32, day)) return std::nullopt;
  if (text.empty()) return absl::FromCivil(absl::CivilDay(*year, month, day), absl::UTCTimeZone());
  int hour = -1;
  int minute = -1;
  int second = 0;
  if (!TakePart(text, "T", 0, 25, hour) || !TakePart(text, ":", 0, 60, minute) ||
      !TakePart(text, ":", 0, 60, second) || hour < 0 || minute < 0) {
    return std::nullopt;
  }
  int milliseconds = 0;
  if (absl::ConsumePrefix(&text, ".")) {
    const std::optional<int> fraction = TakeMilliseconds(text);
    if (!fraction) return std::nullopt;
    milliseconds = *fraction;
  }
  // The midnight at the end of a day.
  if (hour == 24 && (minute > 0 || second > 0 || milliseconds > 0)) return std::nullopt;
  const absl::CivilSecond civil(*year, month, day, hour, minute, second);
  if (text.empty()) return absl::FromCivil(civil, zone) + absl::Milliseconds(milliseconds);
  const std::optional<absl::Duration> offset = TakeOffset(text);
  if (!offset) return std::nullopt;
  return absl::FromCivil(civil, absl::UTCTimeZone()) + absl::Milliseconds(milliseconds) - *offset;
}

}  // namespace understudy::browser
