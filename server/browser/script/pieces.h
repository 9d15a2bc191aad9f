#pragma once

#include <string_view>

#include "server/browser/delegate/realm_object.h"

namespace understudy::browser {

// As much of `text`, which is longer than goes in one call, as does, in whole characters.
inline std::string_view FirstPiece(std::string_view text) {
  const auto continues = [&](size_t at) { return (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80; };
  size_t length = kMostAtOnceBytes;
  while (length > kMostAtOnceBytes - 4 && continues(length)) --length;
  return text.substr(0, length);
}

}  // namespace understudy::browser
