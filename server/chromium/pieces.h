#pragma once

#include <cstddef>
#include <string_view>

namespace understudy::chromium {

// The browser hangs up on messages above 100 MiB, and each byte can become an escape sequence of six: what a
// realm is told goes in pieces that are no larger.
inline constexpr size_t kMostAtOnceBytes = 8 << 20;

// As much of `text`, which is longer than that, as goes at once, in whole characters.
inline std::string_view FirstPiece(std::string_view text) {
  const auto continues = [&](size_t at) { return (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80; };
  size_t length = kMostAtOnceBytes;
  while (length > kMostAtOnceBytes - 4 && continues(length)) --length;
  return text.substr(0, length);
}

}  // namespace understudy::chromium
