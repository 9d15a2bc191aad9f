#include <string>

#include <gtest/gtest.h>

#include "tests/tools/build_defs/all_bytes.h"
#include "tests/tools/build_defs/large_text.h"

namespace understudy::embedded {
namespace {

TEST(EmbedTest, KeepsEveryByteValue) {
  std::string every_byte_twice;
  for (int i = 0; i < 512; ++i) every_byte_twice += static_cast<char>(i % 256);

  EXPECT_EQ(kAllBytes, every_byte_twice);
}

TEST(EmbedTest, KeepsFilesLongerThanOneLiteralMayBe) {
  std::string text;
  for (int i = 0; i < 7000; ++i) text += "0123456789\n";

  EXPECT_EQ(kLargeText, text);
}

TEST(EmbedTest, EndsWithNul) { EXPECT_EQ(kLargeText.data()[kLargeText.size()], '\0'); }

static_assert(kAllBytes.size() == 512, "The size is known at compile time");

}  // namespace
}  // namespace understudy::embedded
