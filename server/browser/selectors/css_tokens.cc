#include "server/browser/selectors/css_tokens.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include <absl/strings/ascii.h>
#include <absl/strings/match.h>
#include <absl/strings/str_cat.h>

#include "server/base/string_view.h"

namespace understudy::browser {
namespace {

using Type = CssTokenType;

constexpr int kEndOfText = -1;
constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kLastCodePoint = 0x10FFFF;
constexpr size_t kMostHexDigits = 6;

bool IsNewline(int c) { return c == '\n' || c == '\r' || c == '\f'; }
bool IsSpace(int c) { return c == ' ' || c == '\t' || IsNewline(c); }
bool IsDigit(int c) { return c >= '0' && c <= '9'; }
bool IsHex(int c) { return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
// Whatever is beyond ASCII may be in a name, and so may any of its bytes. NUL stands for a character there.
bool BeginsName(int c) { return c == '_' || c == 0 || c >= 0x80 || (c > 0 && absl::ascii_isalpha(c)); }
bool IsOfName(int c) { return BeginsName(c) || IsDigit(c) || c == '-'; }
bool IsUnprintable(int c) { return (c >= 0 && c <= 8) || c == 0xb || (c >= 0xe && c <= 0x1f) || c == 0x7f; }

void AppendUtf8(char32_t point, std::string& text) {
  if (point == 0 || point > kLastCodePoint || (point >= 0xD800 && point <= 0xDFFF)) point = kReplacement;
  if (point < 0x80) {
    text += static_cast<char>(point);
  } else if (point < 0x800) {
    text += static_cast<char>(0xC0 | (point >> 6));
    text += static_cast<char>(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    text += static_cast<char>(0xE0 | (point >> 12));
    text += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (point & 0x3F));
  } else {
    text += static_cast<char>(0xF0 | (point >> 18));
    text += static_cast<char>(0x80 | ((point >> 12) & 0x3F));
    text += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (point & 0x3F));
  }
}

std::string Quoted(std::string_view value) {
  std::string quoted = "\"";
  for (const char c : value) {
    if (IsNewline(c)) {
      absl::StrAppend(&quoted, "\\", absl::Hex(static_cast<uint8_t>(c)), " ");
      continue;
    }
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "\"";
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view css) : css_(css) {}

  std::vector<CssToken> Run();

 private:
  int At(size_t ahead = 0) const {
    return at_ + ahead < css_.size() ? static_cast<uint8_t>(css_[at_ + ahead]) : kEndOfText;
  }
  bool IsNext(std::string_view text) const {
    return absl::StartsWith(Abseil(css_.substr(at_)), Abseil(text));
  }
  bool EscapesAt(size_t ahead) const { return At(ahead) == '\\' && !IsNewline(At(ahead + 1)); }
  bool IdentBegins(size_t ahead = 0) const;
  bool NumberBegins() const;
  CssToken Token(Type type) const { return {type, std::string(css_.substr(begin_, at_ - begin_))}; }
  CssToken Token(Type type, size_t length) {
    at_ += length;
    return Token(type);
  }

  void SkipComments();
  void SkipName();
  void SkipSpace() {
    while (IsSpace(At())) ++at_;
  }
  void SkipDigits() {
    while (IsDigit(At())) ++at_;
  }
  std::string Unescape();
  CssToken Next();
  CssToken Number();
  CssToken IdentLike();
  CssToken String();
  CssToken Url();
  CssToken BadUrl();

  const std::string_view css_;
  size_t begin_ = 0;
  size_t at_ = 0;
};

bool Tokenizer::IdentBegins(size_t ahead) const {
  if (At(ahead) == '-') return BeginsName(At(ahead + 1)) || At(ahead + 1) == '-' || EscapesAt(ahead + 1);
  return BeginsName(At(ahead)) || EscapesAt(ahead);
}

bool Tokenizer::NumberBegins() const {
  const size_t unsigned_part = At() == '+' || At() == '-' ? 1 : 0;
  return IsDigit(At(unsigned_part)) || (At(unsigned_part) == '.' && IsDigit(At(unsigned_part + 1)));
}

void Tokenizer::SkipComments() {
  while (IsNext("/*")) {
    const size_t end = css_.find("*/", at_ + 2);
    at_ = end == std::string_view::npos ? css_.size() : end + 2;
  }
}

// What the backslash at the place that has been reached stands for.
std::string Tokenizer::Unescape() {
  std::string text;
  ++at_;
  if (At() == kEndOfText) {
    AppendUtf8(kReplacement, text);
    return text;
  }
  if (!IsHex(At())) {
    text = css_[at_++];
    return text;
  }
  const size_t digits = at_;
  while (at_ - digits < kMostHexDigits && IsHex(At())) ++at_;
  AppendUtf8(std::stoul(std::string(css_.substr(digits, at_ - digits)), nullptr, 16), text);
  if (IsNext("\r\n")) {
    at_ += 2;
  } else if (IsSpace(At())) {
    ++at_;
  }
  return text;
}

void Tokenizer::SkipName() {
  for (;;) {
    if (IsOfName(At())) {
      ++at_;
    } else if (EscapesAt(0)) {
      Unescape();
    } else {
      return;
    }
  }
}

CssToken Tokenizer::Number() {
  if (At() == '+' || At() == '-') ++at_;
  SkipDigits();
  if (At() == '.' && IsDigit(At(1))) {
    ++at_;
    SkipDigits();
  }
  const size_t sign = At(1) == '+' || At(1) == '-' ? 1 : 0;
  if ((At() == 'e' || At() == 'E') && IsDigit(At(1 + sign))) {
    at_ += 1 + sign;
    SkipDigits();
  }
  if (IdentBegins()) {
    SkipName();
    return Token(Type::kDimension);
  }
  return At() == '%' ? Token(Type::kPercentage, 1) : Token(Type::kNumber);
}

CssToken Tokenizer::String() {
  const int quote = At();
  ++at_;
  std::string value;
  while (At() != quote && At() != kEndOfText) {
    if (IsNewline(At())) return {Type::kBadString, "BADSTRING"};
    if (At() != '\\') {
      value += css_[at_++];
    } else if (IsNewline(At(1))) {
      at_ += css_.substr(at_ + 1).starts_with("\r\n") ? 3 : 2;
    } else if (At(1) == kEndOfText) {
      ++at_;
    } else {
      value += Unescape();
    }
  }
  if (At() == quote) ++at_;
  return {Type::kString, Quoted(value)};
}

CssToken Tokenizer::BadUrl() {
  while (At() != kEndOfText && At() != ')') {
    if (EscapesAt(0)) {
      Unescape();
    } else {
      ++at_;
    }
  }
  if (At() == ')') ++at_;
  return {Type::kBadUrl, "BADURL"};
}

CssToken Tokenizer::Url() {
  SkipSpace();
  std::string value;
  while (At() != ')' && At() != kEndOfText) {
    if (IsSpace(At())) {
      SkipSpace();
      if (At() != ')' && At() != kEndOfText) return BadUrl();
    } else if (EscapesAt(0)) {
      value += Unescape();
    } else if (At() == '"' || At() == '\'' || At() == '(' || At() == '\\' || IsUnprintable(At())) {
      return BadUrl();
    } else {
      value += css_[at_++];
    }
  }
  if (At() == ')') ++at_;
  return {Type::kUrl, absl::StrCat("url(", Quoted(value), ")")};
}

CssToken Tokenizer::IdentLike() {
  SkipName();
  if (At() != '(') return Token(Type::kIdent);
  const bool is_url = absl::EqualsIgnoreCase(Abseil(css_.substr(begin_, at_ - begin_)), "url");
  const CssToken function = Token(Type::kFunction, 1);
  size_t past_space = 0;
  while (IsSpace(At(past_space))) ++past_space;
  return !is_url || At(past_space) == '"' || At(past_space) == '\'' ? function : Url();
}

CssToken Tokenizer::Next() {
  begin_ = at_;
  switch (At()) {
    case '"':
    case '\'':
      return String();
    case '#':
      if (!IsOfName(At(1)) && !EscapesAt(1)) return Token(Type::kDelim, 1);
      ++at_;
      SkipName();
      return Token(Type::kHash);
    case '@':
      if (!IdentBegins(1)) return Token(Type::kDelim, 1);
      ++at_;
      SkipName();
      return Token(Type::kAtKeyword);
    case '(':
      return Token(Type::kOpenParen, 1);
    case ')':
      return Token(Type::kCloseParen, 1);
    case '[':
      return Token(Type::kOpenSquare, 1);
    case ']':
      return Token(Type::kCloseSquare, 1);
    case '{':
      return Token(Type::kOpenCurly, 1);
    case '}':
      return Token(Type::kCloseCurly, 1);
    case ',':
      return Token(Type::kComma, 1);
    case ':':
      return Token(Type::kColon, 1);
    case ';':
      return Token(Type::kSemicolon, 1);
    default:
      break;
  }
  if (IsSpace(At())) {
    SkipSpace();
    return {Type::kWhitespace, " "};
  }
  if (NumberBegins()) return Number();
  if (IsNext("-->")) return Token(Type::kCdc, 3);
  if (IsNext("<!--")) return Token(Type::kCdo, 4);
  if (IdentBegins()) return IdentLike();
  return Token(Type::kDelim, 1);
}

bool AreOne(const CssToken& first, const CssToken& second) {
  static constexpr std::string_view kPairs[] = {"~=", "|=", "^=", "$=", "*=", "||"};
  if (first.type != Type::kDelim || second.type != Type::kDelim) return false;
  return std::find(std::begin(kPairs), std::end(kPairs), first.text + second.text) != std::end(kPairs);
}

std::vector<CssToken> Tokenizer::Run() {
  std::vector<CssToken> tokens;
  for (SkipComments(); At() != kEndOfText; SkipComments()) {
    CssToken token = Next();
    if (!tokens.empty() && AreOne(tokens.back(), token)) {
      tokens.back().text += token.text;
    } else {
      tokens.push_back(std::move(token));
    }
  }
  tokens.push_back({Type::kEnd});
  return tokens;
}

}  // namespace

std::vector<CssToken> CssTokens(std::string_view css) { return Tokenizer(css).Run(); }

}  // namespace understudy::browser
