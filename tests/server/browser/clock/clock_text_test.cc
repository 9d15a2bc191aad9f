#include "server/browser/clock/clock_text.h"

#include <optional>

#include <gtest/gtest.h>

namespace understudy::browser {
namespace {

struct Case {
  const char* text;
  // As Date.parse answers where the zone is UTC.
  std::optional<double> date;
};

class ClockTextTest : public ::testing::TestWithParam<Case> {};

TEST_P(ClockTextTest, ReadsADateAsBrowsersDo) {
  const auto date = ParseDate(GetParam().text, absl::UTCTimeZone());
  if (GetParam().date) {
    ASSERT_TRUE(date.ok()) << date.status();
    EXPECT_EQ(*date, *GetParam().date);
  } else {
    EXPECT_EQ(date.status().message(), std::string("Invalid date: ") + GetParam().text);
  }
}

constexpr Case kDates[] = {
    {"7", 993945600000},
    {"0", 946684800000},
    {"13", std::nullopt},
    {"32", 1956528000000},
    {"31", std::nullopt},
    {"50", -631152000000},
    {"99", 915148800000},
    {"100", -59011459200000},
    {"12", 1007164800000},
    {"10:00", std::nullopt},
    {"123456789", std::nullopt},
    {"Feb 3, 2021 5:00", 1612328400000},
    {"Feb 3", 981158400000},
    {"3 Feb 2021", 1612310400000},
    {"2021 Feb 3", 1612310400000},
    {"2/3/2021", 1612310400000},
    {"2021/2/3", 1612310400000},
    {"2/3", 981158400000},
    {"2/30/2021", 1614643200000},
    {"2/3/21", 1612310400000},
    {"2/3/49", 2495923200000},
    {"2/3/50", -628300800000},
    {"Feb 3, 2021 5:00 PM", 1612371600000},
    {"Feb 3, 2021 12:00 AM", 1612310400000},
    {"Feb 3, 2021 13:00 PM", std::nullopt},
    {"Wed, 03 Feb 2021 10:00:00 GMT", 1612346400000},
    {"Wed Feb 03 2021 10:00:00 GMT+0200 (Some Zone)", 1612339200000},
    {"3 Feb 2021 10:00 +02:00", 1612339200000},
    {"Feb 3 2021 10:00 EST", 1612364400000},
    {"Feb 3 2021 10:00 XYZ", std::nullopt},
    {"hello 3 Feb 2021", 1612310400000},
    {"3 Feb 2021 hello", std::nullopt},
    {"2021-02-03 10:00", 1612346400000},
    {"2021-02-03 10:00:05.25", 1612346405250},
    {"2021-2-3", 1612310400000},
    {"2021-02-03T10:00", 1612346400000},
    {"2021-02-03T10", std::nullopt},
    {"2021-02-30", 1614643200000},
    {"2021-02-32", std::nullopt},
    {"2021-13-01", std::nullopt},
    {"T10:00", std::nullopt},
    {"2021-02-03T24:00", 1612396800000},
    {"2021-02-03T24:01", std::nullopt},
    {"2021-02-03T10:00:00.1234567Z", 1612346400123},
    {"2021-02-03T10:00+02:00", 1612339200000},
    {"2021-02-03T10:00+0200", 1612339200000},
    {"20210203", std::nullopt},
    {"+002021-02-03", 1612310400000},
    {"2021-02-03Z", 1612310400000},
    {"2021-02-03 Z", 1612310400000},
    {"Feb 2021", 1612137600000},
    {"February 3rd 2021", std::nullopt},
    {"June 2020", 1590969600000},
    {"12/25/1995 1:2", 819853320000},
    {"2021-02-03T", std::nullopt},
    {"now", std::nullopt},
    {" 2021-02-03", 1612310400000},
    {"2021-02-03 ", 1612310400000},
    {"10:00 2/3/2021", 1612346400000},
    {"1/2/3/4", std::nullopt},
    {"Feb", std::nullopt},
    {"2021-02-03T10:00:60", std::nullopt},
    {"2021-02", 1612137600000},
    {"2021", 1609459200000},
    {"12345", 327403382400000},
    {"-5", 988675200000},
    {"2/3/2021 -5", std::nullopt},
    {"32 Feb 2021", std::nullopt},
    {"Dec 25, 1995", 819849600000},
};

INSTANTIATE_TEST_SUITE_P(Dates, ClockTextTest, ::testing::ValuesIn(kDates));

TEST(ClockText, TakesATimeWithoutAZoneForALocalOne) {
  const absl::TimeZone zone = absl::FixedTimeZone(2 * 60 * 60);
  EXPECT_EQ(*ParseDate("2020-02-02T10:00:00", zone), 1580630400000);
  EXPECT_EQ(*ParseDate("Feb 2, 2020 10:00", zone), 1580630400000);
  EXPECT_EQ(*ParseDate("2020-02-02", zone), 1580601600000);
  EXPECT_EQ(*ParseDate("2020-02-02T10:00:00Z", zone), 1580637600000);
}

TEST(ClockText, KnowsWhatNoDateCanBe) {
  EXPECT_EQ(*CheckDate(8.64e15), 8.64e15);
  EXPECT_EQ(*CheckDate(-1.5), -1.5);
  EXPECT_EQ(CheckDate(8640000000000001).status().message(), "Invalid date: 8640000000000001");
  EXPECT_EQ(CheckDate(1e18).status().message(), "Invalid date: 1000000000000000000");
  EXPECT_EQ(CheckDate(-1.7958361576521235e18).status().message(), "Invalid date: -1795836157652123400");
}

TEST(ClockText, ReadsTicks) {
  EXPECT_EQ(*ParseTicks(""), 0);
  EXPECT_EQ(*ParseTicks("1"), 1000);
  EXPECT_EQ(*ParseTicks("08"), 8000);
  EXPECT_EQ(*ParseTicks("01:00"), 60'000);
  EXPECT_EQ(*ParseTicks("02:34:10"), 9'250'000);
  EXPECT_EQ(*ParseTicks("25:00:00"), 90'000'000);
}

TEST(ClockText, RefusesOtherTicks) {
  for (const char* text :
       {"1:2:3", "1:00", "12:02:34:10", "100:00:00", "abc", "-1", "1.5", " 5", "5:", ":5"}) {
    EXPECT_EQ(ParseTicks(text).status().message(), "Clock only understands numbers, 'mm:ss' and 'hh:mm:ss'")
        << text;
  }
  for (const char* text : {"60", "60:00", "00:60"}) {
    EXPECT_EQ(ParseTicks(text).status().message(), std::string("Invalid time ") + text);
  }
}

}  // namespace
}  // namespace understudy::browser
