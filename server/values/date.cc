#include "server/values/date.h"

#include <cctype>
#include <cstddef>

namespace understudy::values {
namespace {

constexpr int kDaysOfMonth[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

// Reads a text from the left; once something isn't there it stays that way.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool ok() const { return ok_; }
  bool done() const { return ok_ && rest_.empty(); }
  bool At(char c) const { return !rest_.empty() && rest_[0] == c; }
  bool Take(char c) {
    if (!At(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void Expect(char c) { ok_ = Take(c) && ok_; }
  int Digits(size_t count) {
    int number = 0;
    for (size_t i = 0; i < count; ++i) number = number * 10 + Digit();
    return number;
  }
  // As many as there are, but one at least.
  void Fraction() {
    Digit();
    while (ok_ && !rest_.empty() && std::isdigit(static_cast<unsigned char>(rest_[0]))) Digit();
  }

 private:
  int Digit() {
    if (rest_.empty() || !std::isdigit(static_cast<unsigned char>(rest_[0]))) {
      ok_ = false;
      return 0;
    }
    const int digit = rest_[0] - '0';
    rest_.remove_prefix(1);
    return digit;
  }

  std::string_view rest_;
  bool ok_ = true;
};

bool IsLeapYear(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

bool IsDay(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > kDaysOfMonth[month - 1]) return false;
  return month != 2 || day != 29 || IsLeapYear(year);
}

}  // namespace

bool IsIsoDate(std::string_view text) {
  Scanner scanner(text);
  const bool long_year = scanner.Take('+') || scanner.Take('-');
  const int year = scanner.Digits(long_year ? 6 : 4);
  scanner.Expect('-');
  const int month = scanner.Digits(2);
  scanner.Expect('-');
  const int day = scanner.Digits(2);
  scanner.Expect('T');
  const int hour = scanner.Digits(2);
  scanner.Expect(':');
  const int minute = scanner.Digits(2);
  int second = 0;
  if (scanner.Take(':')) {
    second = scanner.Digits(2);
    if (scanner.Take('.')) scanner.Fraction();
  }
  if (scanner.Take('+') || scanner.Take('-')) {
    if (scanner.Digits(2) > 23) return false;
    scanner.Expect(':');
    if (scanner.Digits(2) > 59) return false;
  } else {
    scanner.Take('Z');
  }
  return scanner.done() && IsDay(year, month, day) && hour < 24 && minute < 60 && second < 60;
}

}  // namespace understudy::values
