#include "server/base/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace understudy {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

// The bytes that may not stand for themselves: controls, the quote, the backslash, and the lead byte of
// surrogates.
constexpr std::array<bool, 256> SpecialBytes() {
  std::array<bool, 256> special{};
  for (int byte = 0; byte < 0x20; ++byte) special[byte] = true;
  special['"'] = special['\\'] = special[0xED] = true;
  return special;
}
constexpr std::array<bool, 256> kSpecial = SpecialBytes();

// Whether all of eight bytes are ASCII and none of it special.
bool IsPlain(const char* eight) {
  constexpr uint64_t kOnes = 0x0101010101010101;
  constexpr uint64_t kHighBits = 0x80 * kOnes;
  // Has the high bit of the lowest zero byte set, and no such bit where no byte is zero.
  const auto zeros = [](uint64_t word) { return (word - kOnes) & ~word; };
  uint64_t word;
  std::memcpy(&word, eight, sizeof(word));
  const uint64_t marks =
      word | (word - 0x20 * kOnes) | zeros(word ^ ('"' * kOnes)) | zeros(word ^ ('\\' * kOnes));
  return (marks & kHighBits) == 0;
}

void AppendUnicodeEscape(std::string& out, unsigned code) {
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kHexDigits[(code >> shift) & 0xF];
}

template <class Number>
void AppendNumber(std::string& out, Number value) {
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

}  // namespace

void JsonWriter::Separate() {
  if (out_.empty()) return;
  const char last = out_.back();
  if (last != '{' && last != '[' && last != ':') out_ += ',';
}

void JsonWriter::Key(std::string_view name) {
  Separate();
  out_ += '"';
  out_ += name;
  out_ += "\":";
}

void JsonWriter::Write(std::string_view text) {
  Separate();
  out_ += '"';
  size_t plain = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    while (i % 8 == 0 && i + 8 < text.size() && IsPlain(text.data() + i)) i += 8;
    const unsigned char byte = text[i];
    if (!kSpecial[byte]) continue;
    if (byte == 0xED) {
      const bool surrogate = i + 2 < text.size() && static_cast<unsigned char>(text[i + 1]) >= 0xA0;
      if (!surrogate || !escapes_surrogates_) continue;
      out_.append(text, plain, i - plain);
      AppendUnicodeEscape(out_, 0xD000 | (text[i + 1] & 0x3F) << 6 | (text[i + 2] & 0x3F));
      i += 2;
    } else {
      out_.append(text, plain, i - plain);
      if (byte == '"' || byte == '\\') {
        out_ += '\\';
        out_ += text[i];
      } else {
        AppendUnicodeEscape(out_, byte);
      }
    }
    plain = i + 1;
  }
  out_.append(text, plain);
  out_ += '"';
}

void JsonWriter::Write(bool value) {
  Separate();
  out_ += value ? "true" : "false";
}

void JsonWriter::Write(int64_t value) {
  Separate();
  AppendNumber(out_, value);
}

void JsonWriter::Write(double value) {
  Separate();
  constexpr double kExact = 9007199254740992.0;  // 2^53
  if (!std::isfinite(value)) {
    out_ += "null";
  } else if (std::trunc(value) == value && std::abs(value) <= kExact) {
    AppendNumber(out_, static_cast<int64_t>(value));
  } else {
    AppendNumber(out_, value);
  }
}

void JsonWriter::Write(const boost::json::value& value) {
  switch (value.kind()) {
    case boost::json::kind::null:
      Separate();
      out_ += "null";
      return;
    case boost::json::kind::bool_:
      return Write(value.get_bool());
    case boost::json::kind::int64:
      return Write(value.get_int64());
    case boost::json::kind::uint64:
      Separate();
      return AppendNumber(out_, value.get_uint64());
    case boost::json::kind::double_:
      return Write(value.get_double());
    case boost::json::kind::string:
      return Write(std::string_view(value.get_string()));
    case boost::json::kind::array:
      BeginArray();
      for (const boost::json::value& item : value.get_array()) Write(item);
      return EndArray();
    case boost::json::kind::object:
      return Write(value.get_object());
  }
}

void JsonWriter::Write(const boost::json::object& object) {
  BeginObject();
  for (const auto& [key, value] : object) {
    Write(std::string_view(key));
    out_ += ':';
    Write(value);
  }
  EndObject();
}

}  // namespace understudy
