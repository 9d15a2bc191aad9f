#include "server/base/unicode.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>

#include <absl/strings/str_format.h>

namespace understudy {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr size_t kEscapeSize = 6;  // \ud83d

std::optional<uint16_t> EscapeAt(std::string_view text, size_t at) {
  if (at + kEscapeSize > text.size() || text[at] != '\\' || text[at + 1] != 'u') return std::nullopt;
  uint16_t unit = 0;
  const char* const digits = text.data() + at + 2;
  const auto [end, error] = std::from_chars(digits, digits + 4, unit, 16);
  if (error != std::errc() || end != digits + 4) return std::nullopt;
  return unit;
}

bool IsHighSurrogate(uint16_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool IsLowSurrogate(uint16_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

// The length of ASCII text at `at`, in whole words and at most `limit`: most text is nothing else.
size_t AsciiAt(std::string_view text, size_t at, size_t limit = std::string_view::npos) {
  constexpr uint64_t kHighBits = 0x8080808080808080;
  const size_t most = at + std::min(limit, text.size() - at);
  size_t end = at;
  for (uint64_t word; end + sizeof(word) <= most; end += sizeof(word)) {
    std::memcpy(&word, text.data() + end, sizeof(word));
    if (word & kHighBits) break;
  }
  return end - at;
}

// The length of the well-formed sequence at `at`; 0 if there is none.
size_t SequenceAt(std::string_view text, size_t at) {
  const auto byte = [&](size_t offset) -> uint8_t {
    return at + offset < text.size() ? static_cast<uint8_t>(text[at + offset]) : 0;
  };
  const auto continues = [&](size_t offset, uint8_t low = 0x80, uint8_t high = 0xBF) {
    return byte(offset) >= low && byte(offset) <= high;
  };
  const uint8_t first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return continues(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const uint8_t low = first == 0xE0 ? 0xA0 : 0x80;
    const uint8_t high = first == 0xED ? 0x9F : 0xBF;
    return continues(1, low, high) && continues(2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const uint8_t low = first == 0xF0 ? 0x90 : 0x80;
    const uint8_t high = first == 0xF4 ? 0x8F : 0xBF;
    return continues(1, low, high) && continues(2) && continues(3) ? 4 : 0;
  }
  return 0;
}

bool IsEncodedSurrogate(std::string_view text, size_t at) {
  return at + 2 < text.size() && static_cast<uint8_t>(text[at]) == 0xED &&
         static_cast<uint8_t>(text[at + 1]) >= 0xA0 && static_cast<uint8_t>(text[at + 1]) <= 0xBF &&
         (static_cast<uint8_t>(text[at + 2]) & 0xC0) == 0x80;
}

// The three bytes of a surrogate.
std::string Encoded(uint16_t surrogate) {
  return {static_cast<char>(0xED), static_cast<char>(0x80 | ((surrogate >> 6) & 0x3F)),
          static_cast<char>(0x80 | (surrogate & 0x3F))};
}

// The escape of a surrogate that is encoded in three bytes.
std::string Escaped(std::string_view encoded) {
  const unsigned unit = 0xD000 | (encoded[1] & 0x3F) << 6 | (encoded[2] & 0x3F);
  return absl::StrFormat("\\u%04x", unit);
}

// The length of the UTF-8 that the text begins with.
size_t ValidPrefix(std::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    if (const size_t ascii = AsciiAt(text, at)) {
      at += ascii;
      continue;
    }
    const size_t length = SequenceAt(text, at);
    if (length == 0) break;
    at += length;
  }
  return at;
}

}  // namespace

std::optional<std::string> DecodeLoneSurrogates(std::string_view text, LoneSurrogates lone_surrogates) {
  std::string decoded;
  size_t copied = 0;
  for (size_t at = text.find('\\'); at != std::string_view::npos; at = text.find('\\', at)) {
    const std::optional<uint16_t> unit = EscapeAt(text, at);
    const std::optional<uint16_t> next = unit ? EscapeAt(text, at + kEscapeSize) : std::nullopt;
    if (!unit) {
      at += 2;
    } else if (IsHighSurrogate(*unit) && next && IsLowSurrogate(*next)) {
      at += 2 * kEscapeSize;
    } else if (IsHighSurrogate(*unit) || IsLowSurrogate(*unit)) {
      decoded += text.substr(copied, at - copied);
      decoded += lone_surrogates == LoneSurrogates::kKeep ? Encoded(*unit) : std::string(kReplacement);
      at += kEscapeSize;
      copied = at;
    } else {
      at += kEscapeSize;
    }
  }
  if (copied == 0) return std::nullopt;
  decoded += text.substr(copied);
  return decoded;
}

void MakeUtf8(std::string& text, LoneSurrogates lone_surrogates) {
  size_t at = ValidPrefix(text);
  if (at == text.size()) return;
  std::string repaired = text.substr(0, at);
  while (at < text.size()) {
    size_t length = SequenceAt(text, at);
    if (length > 0) {
      repaired.append(text, at, length);
    } else if (IsEncodedSurrogate(text, at)) {
      length = 3;
      if (lone_surrogates == LoneSurrogates::kKeep) {
        repaired += Escaped(text.substr(at, length));
      } else {
        repaired += kReplacement;
      }
    } else {
      length = 1;
      repaired += kReplacement;
    }
    at += length;
  }
  text = std::move(repaired);
}

size_t Utf16Prefix(std::string_view text, size_t units) {
  size_t at = 0;
  while (units > 0 && at < text.size()) {
    const size_t ascii = AsciiAt(text, at, units);
    at += ascii;
    units -= ascii;
    if (units == 0 || at == text.size()) break;
    const size_t length = std::max<size_t>(SequenceAt(text, at), 1);
    at += length;
    units -= std::min<size_t>(units, length == 4 ? 2 : 1);
  }
  return at;
}

size_t CharacterSize(std::string_view text, size_t at) {
  const size_t length = SequenceAt(text, at);
  if (length > 0) return length;
  return IsEncodedSurrogate(text, at) ? 3 : 1;
}

bool IsUtf8(std::string_view text) { return ValidPrefix(text) == text.size(); }

}  // namespace understudy
