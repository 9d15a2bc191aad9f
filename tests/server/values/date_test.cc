#include "server/values/date.h"

#include <gtest/gtest.h>

namespace understudy::values {
namespace {

TEST(IsIsoDate, DaysWithATime) {
  for (const char* text :
       {"2024-02-29T23:59:59.999Z", "1970-01-01T00:00:00.000Z", "+275760-09-13T00:00:00.000Z",
        "-000001-01-01T00:00:00.000Z", "2000-02-29T00:00:00Z", "2024-05-27T01:31:38.506000",
        "2024-05-27T01:31:38.5060000+02:00", "2024-05-27T01:31Z"}) {
    EXPECT_TRUE(IsIsoDate(text)) << text;
  }
}

TEST(IsIsoDate, DaysAndTimesThatThereAreNot) {
  for (const char* text :
       {"2023-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2024-13-01T00:00:00Z", "2024-00-01T00:00:00Z",
        "2024-04-31T00:00:00Z", "2024-04-00T00:00:00Z", "2024-01-01T24:00:00Z", "2024-01-01T00:60:00Z",
        "2024-01-01T00:00:60Z", "2024-01-01T00:00:00+24:00", "2024-01-01T00:00:00+00:60"}) {
    EXPECT_FALSE(IsIsoDate(text)) << text;
  }
}

TEST(IsIsoDate, OtherForms) {
  for (const char* text : {"", "tomorrow", "2024-01-01", "2024-01-01 00:00:00Z", "20240101T000000Z",
                           "24-01-01T00:00Z", "2024-01-01T00:00:00.Z", "2024-01-01T00:00:00Zulu",
                           "+2024-01-01T00:00:00Z", "2024-01-01T00:00:00+0200"}) {
    EXPECT_FALSE(IsIsoDate(text)) << text;
  }
}

}  // namespace
}  // namespace understudy::values
