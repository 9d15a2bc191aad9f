#include "tests/transcripts/transcript.h"

#include <gtest/gtest.h>

namespace understudy {
namespace {

TEST(LinesFor, KeepsThoseOfTheVersion) {
  const std::string_view transcript =
      "# all\n"
      "@-1.52 < until\n"
      "@1.53- < since\n"
      "@1.56-1.58 < between\n"
      "@1.58 < alone\n";
  EXPECT_EQ(LinesFor(transcript, {52}), "# all\n < until\n\n\n\n");
  EXPECT_EQ(LinesFor(transcript, {53}), "# all\n\n < since\n\n\n");
  EXPECT_EQ(LinesFor(transcript, {57}), "# all\n\n < since\n < between\n\n");
  EXPECT_EQ(LinesFor(transcript, {58}), "# all\n\n < since\n < between\n < alone\n");
}

TEST(LinesFor, LeavesWhatIsNoVersion) {
  EXPECT_EQ(LinesFor("@- <\n@soon <\n@1.58\n", {58}), "@- <\n@soon <\n\n");
}

}  // namespace
}  // namespace understudy
