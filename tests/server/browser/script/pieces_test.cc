#include "server/browser/script/pieces.h"

#include <string>

#include <gtest/gtest.h>

namespace understudy::browser {
namespace {

TEST(FirstPieceTest, IsAsMuchAsGoesAtOnce) {
  EXPECT_EQ(FirstPiece(std::string(kMostAtOnceBytes + 1, 'x')).size(), kMostAtOnceBytes);
}

TEST(FirstPieceTest, TearsNoCharacterApart) {
  const std::string face = "\U0001F642";
  for (size_t cut = 1; cut < face.size(); ++cut) {
    const std::string text = std::string(kMostAtOnceBytes - cut, 'x') + face;
    EXPECT_EQ(FirstPiece(text).size(), kMostAtOnceBytes - cut) << cut;
  }
}

}  // namespace
}  // namespace understudy::browser
