#include "server/chromium/cdp/lone_surrogates.h"

#include <charconv>
#include <optional>

namespace understudy::chromium::cdp {
namespace {

constexpr size_t kEscapeLength = 6;  // \uXXXX

// The code unit that `json` escapes at `position`.
std::optional<unsigned> EscapedUnit(std::string_view json, size_t position) {
  if (position + kEscapeLength > json.size() || json[position] != '\\' || json[position + 1] != 'u')
    return {};
  unsigned unit = 0;
  const char* digits = json.data() + position + 2;
  const auto [end, error] = std::from_chars(digits, digits + 4, unit, 16);
  if (error != std::errc() || end != digits + 4) return {};
  return unit;
}

bool IsHigh(std::optional<unsigned> unit) { return unit && *unit >= 0xD800 && *unit <= 0xDBFF; }
bool IsLow(std::optional<unsigned> unit) { return unit && *unit >= 0xDC00 && *unit <= 0xDFFF; }

}  // namespace

std::string EncodeLoneSurrogates(std::string_view json) {
  std::string encoded;
  encoded.reserve(json.size());
  for (size_t i = 0; i < json.size();) {
    if (json[i] != '\\') {
      encoded += json[i++];
      continue;
    }
    const std::optional<unsigned> unit = EscapedUnit(json, i);
    size_t length = unit ? kEscapeLength : 2;
    if (IsHigh(unit) && IsLow(EscapedUnit(json, i + kEscapeLength))) {
      length = 2 * kEscapeLength;
    } else if (IsHigh(unit) || IsLow(unit)) {
      encoded += static_cast<char>(0xED);
      encoded += static_cast<char>(0x80 | ((*unit >> 6) & 0x3F));
      encoded += static_cast<char>(0x80 | (*unit & 0x3F));
      i += length;
      continue;
    }
    encoded += json.substr(i, length);
    i += length;
  }
  return encoded;
}

}  // namespace understudy::chromium::cdp
