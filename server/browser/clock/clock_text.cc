#include "server/browser/clock/clock_text.h"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <vector>

#include <absl/strings/ascii.h>
#include <absl/strings/numbers.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/str_split.h>
#include <absl/strings/string_view.h>

#include "server/base/errors.h"
#include "server/base/string_view.h"
#include "server/browser/clock/date_format.h"
#include "server/browser/clock/written_date.h"

namespace understudy::browser {
namespace {

constexpr double kFarthestDate = 8.64e15;

// As ECMAScript writes a number (Number::toString), for whole numbers below 1e21.
std::string WholeNumber(double number) {
  std::array<char, 32> text;
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::scientific).ptr;
  std::string digits;
  const char* at = text.data();
  for (; at != end && *at != 'e'; ++at) {
    if (*at != '.') digits += *at;
  }
  int exponent = 0;
  if (at != end) static_cast<void>(absl::SimpleAtoi(absl::string_view(at + 2, end - at - 2), &exponent));
  const size_t length = exponent + 1 + (number < 0 ? 1 : 0);
  if (digits.size() < length) digits.append(length - digits.size(), '0');
  return digits;
}

absl::Status InvalidDate(std::string_view text) {
  return Error(absl::StrCat("Invalid date: ", Abseil(text)));
}

bool IsTwoDigits(absl::string_view part) {
  return part.size() == 2 && absl::ascii_isdigit(part[0]) && absl::ascii_isdigit(part[1]);
}

}  // namespace

absl::StatusOr<double> ParseDate(std::string_view text, const absl::TimeZone& zone) {
  std::optional<absl::Time> date = ParseDateFormat(text, zone);
  if (!date) date = ParseWrittenDate(text, zone);
  if (!date) return InvalidDate(text);
  const double milliseconds = static_cast<double>(absl::ToUnixMillis(*date));
  if (std::abs(milliseconds) > kFarthestDate) return InvalidDate(text);
  return milliseconds;
}

absl::StatusOr<double> CheckDate(double date) {
  if (std::abs(date) > kFarthestDate) return InvalidDate(WholeNumber(date));
  return date;
}

absl::StatusOr<double> ParseTicks(std::string_view text) {
  if (text.empty()) return 0;
  const std::vector<absl::string_view> parts = absl::StrSplit(Abseil(text), ':');
  bool understood = parts.size() <= 3;
  for (size_t i = 0; i < parts.size(); ++i) {
    const bool last = i + 1 == parts.size();
    understood &= IsTwoDigits(parts[i]) || (last && parts[i].size() == 1 && absl::ascii_isdigit(parts[i][0]));
  }
  if (!understood) return Error("Clock only understands numbers, 'mm:ss' and 'hh:mm:ss'");
  double seconds = 0;
  for (const absl::string_view part : parts) {
    int number = 0;
    if (!absl::SimpleAtoi(part, &number) || number >= 60)
      return Error(absl::StrCat("Invalid time ", Abseil(text)));
    seconds = seconds * 60 + number;
  }
  return seconds * 1000;
}

}  // namespace understudy::browser
