#include "server/base/errors.h"

#include <gtest/gtest.h>

namespace understudy {
namespace {

TEST(Errors, CarryTheNameClientsTestFor) {
  EXPECT_EQ(ErrorName(TimeoutError("x")), "TimeoutError");
  EXPECT_EQ(ErrorName(TargetClosedError()), "TargetClosedError");
  EXPECT_EQ(ErrorName(AbortError("x")), "AbortError");
  EXPECT_EQ(ErrorName(Error("x")), "Error");
  EXPECT_EQ(ErrorName(absl::InvalidArgumentError("x")), "Error");
}

TEST(Errors, TimeoutWritesWholeMillisecondsWithoutAFraction) {
  EXPECT_EQ(TimeoutExceeded(300).message(), "Timeout 300ms exceeded.");
  EXPECT_EQ(TimeoutExceeded(1000000).message(), "Timeout 1000000ms exceeded.");
  EXPECT_EQ(TimeoutExceeded(0.5).message(), "Timeout 0.5ms exceeded.");
}

TEST(Errors, TargetClosedHasAStandardTextUnlessAReasonIsGiven) {
  EXPECT_EQ(TargetClosedError().message(), "Target page, context or browser has been closed");
  EXPECT_EQ(TargetClosedError("Done for today").message(), "Done for today");
  EXPECT_TRUE(IsTargetClosed(TargetClosedError("Done for today")));
}

TEST(Errors, ThrownValueKeepsTheValue) {
  const absl::Status status = ThrownValue(boost::json::object{{"n", 5}}, "5");
  EXPECT_EQ(ErrorName(status), "Error");
  EXPECT_EQ(ThrownValueOf(status), boost::json::value({{"n", 5}}));
  EXPECT_EQ(ThrownValueOf(Error("5")), std::nullopt);
}

absl::StatusOr<int> Half(int value) {
  if (value % 2) return Error("odd");
  return value / 2;
}

absl::StatusOr<int> Quarter(int value) {
  ASSIGN_OR_RETURN(const int half, Half(value));
  ASSIGN_OR_RETURN(const int quarter, Half(half));
  return quarter;
}

TEST(Errors, AssignOrReturnUnwrapsOrLeaves) {
  EXPECT_EQ(*Quarter(8), 2);
  EXPECT_EQ(Quarter(6).status().message(), "odd");
}

}  // namespace
}  // namespace understudy
