#include "server/browser/clock/written_date.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include <absl/strings/ascii.h>
#include <absl/strings/match.h>
#include <absl/strings/string_view.h>

#include "server/base/string_view.h"

namespace understudy::browser {
namespace {

constexpr std::array<absl::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                       "jul", "aug", "sep", "oct", "nov", "dec"};
// With how many hours they are from UTC (RFC 2822, section 4.3).
constexpr std::pair<absl::string_view, int> kZones[] = {{"utc", 0},  {"gmt", 0},  {"ut", 0},   {"z", 0},
                                                        {"est", -5}, {"edt", -4}, {"cst", -6}, {"cdt", -5},
                                                        {"mst", -7}, {"mdt", -6}, {"pst", -8}, {"pdt", -7}};
constexpr int kYearLeftOut = 2001;

struct Number {
  int value = 0;
  int digits = 0;
};

// Reads one text from its beginning to its end.
class Reader {
 public:
  explicit Reader(absl::string_view text) : text_(text) {}

  std::optional<absl::Time> Read(const absl::TimeZone& zone) {
    while (!text_.empty()) {
      if (!ReadNext()) return std::nullopt;
    }
    return Compose(zone);
  }

 private:
  bool ReadNext() {
    const char next = text_.front();
    if (absl::ascii_isdigit(next)) return ReadNumber();
    if (absl::ascii_isalpha(next)) return ReadWord();
    if (next == '(') return SkipParentheses();
    const bool sign = next == '+' || next == '-';
    if (sign && (zone_ || !time_.empty())) return ReadOffset(next == '-');
    text_.remove_prefix(1);
    return next != '+';
  }

  Number TakeNumber() {
    Number number;
    for (; !text_.empty() && absl::ascii_isdigit(text_.front()); text_.remove_prefix(1)) {
      if (number.digits++ < 9) number.value = number.value * 10 + (text_.front() - '0');
    }
    return number;
  }

  bool TakeChar(char wanted) {
    if (text_.empty() || text_.front() != wanted) return false;
    text_.remove_prefix(1);
    return true;
  }

  bool ReadNumber() {
    numbers_begun_ = true;
    const Number number = TakeNumber();
    if (number.digits > 6) return false;
    if (!text_.empty() && text_.front() == ':' && time_.empty()) return ReadTime(number.value);
    day_.push_back(number.value);
    return day_.size() <= 3;
  }

  bool ReadTime(int hour) {
    time_.push_back(hour);
    while (time_.size() < 3 && TakeChar(':')) {
      if (text_.empty() || !absl::ascii_isdigit(text_.front())) return false;
      time_.push_back(TakeNumber().value);
    }
    if (time_.size() < 3 || !TakeChar('.')) return time_.size() >= 2;
    Number fraction = TakeNumber();
    if (fraction.digits == 0) return false;
    for (; fraction.digits < 3; ++fraction.digits) fraction.value *= 10;
    for (int beyond = std::min(fraction.digits, 9); beyond > 3; --beyond) fraction.value /= 10;
    milliseconds_ = fraction.value;
    return true;
  }

  bool ReadWord() {
    size_t length = 0;
    while (length < text_.size() && absl::ascii_isalpha(text_[length])) ++length;
    const std::string word = absl::AsciiStrToLower(text_.substr(0, length));
    text_.remove_prefix(length);
    if ((word == "am" || word == "pm") && !time_.empty()) {
      afternoon_ = word == "pm";
      return true;
    }
    for (size_t i = 0; i < kMonths.size(); ++i) {
      if (!absl::StartsWith(word, kMonths[i])) continue;
      month_ = static_cast<int>(i) + 1;
      return true;
    }
    for (const auto& [name, hours] : kZones) {
      if (word != name || !numbers_begun_) continue;
      zone_ = absl::Hours(hours);
      return true;
    }
    // Between day and time.
    if (word == "t" && numbers_begun_ && time_.empty())
      return !text_.empty() && absl::ascii_isdigit(text_.front());
    return !numbers_begun_;
  }

  bool SkipParentheses() {
    int depth = 0;
    do {
      if (text_.front() == '(') ++depth;
      if (text_.front() == ')') --depth;
      text_.remove_prefix(1);
    } while (depth > 0 && !text_.empty());
    return true;
  }

  // `+2`, `+0200` or `+02:00`.
  bool ReadOffset(bool west) {
    text_.remove_prefix(1);
    const Number number = TakeNumber();
    if (number.digits == 0 || number.digits > 4) return false;
    absl::Duration offset = number.digits <= 2
                                ? absl::Hours(number.value)
                                : absl::Hours(number.value / 100) + absl::Minutes(number.value % 100);
    if (number.digits <= 2 && TakeChar(':')) offset += absl::Minutes(TakeNumber().value);
    zone_ = west ? -offset : offset;
    return true;
  }

  static bool CanBeDay(int number) { return number >= 1 && number <= 31; }
  static int Year(int number) {
    if (number < 0 || number > 99) return number;
    return number < 50 ? number + 2000 : number + 1900;
  }

  std::optional<absl::CivilDay> ComposeDay() const {
    int year = kYearLeftOut;
    int month = month_;
    int day = 1;
    std::vector<int> rest = day_;
    if (rest.empty()) return std::nullopt;
    if (month_ == 0) {
      const bool year_first = rest.size() == 3 && !CanBeDay(rest[0]);
      if (year_first) {
        rest = {rest[1], rest[2], rest[0]};
      } else if (rest.size() == 1 && !(rest[0] >= 1 && rest[0] <= 31)) {
        rest = {1, 1, rest[0]};
      }
      month = rest[0];
      rest.erase(rest.begin());
    }
    if (month < 1 || month > 12 || rest.size() > 2) return std::nullopt;
    // A month's name and a year.
    if (rest.size() == 1 && !CanBeDay(rest[0])) rest.insert(rest.begin(), 1);
    if (rest.size() == 2 && !CanBeDay(rest[0])) std::swap(rest[0], rest[1]);
    if (!rest.empty()) day = rest[0];
    if (rest.size() == 2) year = Year(rest[1]);
    if (!CanBeDay(day)) return std::nullopt;
    return absl::CivilDay(year, month, day);
  }

  std::optional<int> Hour() const {
    const int hour = time_.empty() ? 0 : time_[0];
    if (!afternoon_) return hour;
    if (hour < 1 || hour > 12) return std::nullopt;
    return hour % 12 + (*afternoon_ ? 12 : 0);
  }

  std::optional<absl::Time> Compose(const absl::TimeZone& zone) const {
    const std::optional<absl::CivilDay> day = ComposeDay();
    const std::optional<int> hour = Hour();
    const int minute = time_.size() > 1 ? time_[1] : 0;
    const int second = time_.size() > 2 ? time_[2] : 0;
    if (!day || !hour || minute > 59 || second > 59) return std::nullopt;
    if (*hour > 24 || (*hour == 24 && (minute > 0 || second > 0 || milliseconds_ > 0))) return std::nullopt;
    const absl::CivilSecond civil(day->year(), day->month(), day->day(), *hour, minute, second);
    const absl::Duration fraction = absl::Milliseconds(milliseconds_);
    if (zone_) return absl::FromCivil(civil, absl::UTCTimeZone()) + fraction - *zone_;
    return absl::FromCivil(civil, zone) + fraction;
  }

  absl::string_view text_;
  // Whether a number was read: words after it have to mean something.
  bool numbers_begun_ = false;
  std::vector<int> day_;
  // Hours, minutes and seconds, as many as there are.
  std::vector<int> time_;
  int milliseconds_ = 0;
  std::optional<bool> afternoon_;
  // From 1 on; 0 while none was named.
  int month_ = 0;
  std::optional<absl::Duration> zone_;
};

}  // namespace

std::optional<absl::Time> ParseWrittenDate(std::string_view text, const absl::TimeZone& zone) {
  return Reader(Abseil(text)).Read(zone);
}

}  // namespace understudy::browser
