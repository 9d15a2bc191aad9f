#include "server/network/js_pattern.h"

#include <utility>

namespace understudy::network {
namespace {

// What `\s` adds to PCRE2's, and a line's ends, which `.` leaves out.
constexpr std::u16string_view kMoreSpace =
    u"\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";
constexpr std::u16string_view kLineEnds = u"\\n\\r\\u2028\\u2029";

bool Among(std::u16string_view set, char16_t character) { return set.find(character) != set.npos; }
bool IsDigit(char16_t c) { return c >= u'0' && c <= u'9'; }
bool IsLetter(char16_t c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); }
bool IsHex(char16_t c) { return IsDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F'); }

class Translator {
 public:
  Translator(std::u16string_view source, bool unicode, bool dot_all)
      : source_(source), unicode_(unicode), dot_all_(dot_all) {}

  std::optional<std::u16string> Run() {
    CountGroups();
    while (position_ < source_.size()) {
      if (!Next()) return std::nullopt;
    }
    return in_class_ ? std::nullopt : std::make_optional(std::move(out_));
  }

 private:
  char16_t At(size_t index) const { return index < source_.size() ? source_[index] : u'\0'; }
  bool HexAt(size_t index, size_t count) const {
    for (size_t i = 0; i < count; ++i) {
      if (!IsHex(At(index + i))) return false;
    }
    return true;
  }

  // Copies characters as they are.
  void Copy(size_t count) {
    out_ += source_.substr(position_, count);
    position_ += count;
  }
  // Puts something in the place of the next ones.
  void Replace(size_t count, std::u16string_view text) {
    out_ += text;
    position_ += count;
  }

  // References to groups that there aren't are something else in JavaScript.
  void CountGroups() {
    bool in_class = false;
    for (size_t i = 0; i < source_.size(); ++i) {
      if (source_[i] == u'\\') {
        ++i;
      } else if (source_[i] == u'[') {
        in_class = true;
      } else if (source_[i] == u']') {
        in_class = false;
      } else if (source_[i] == u'(' && !in_class) {
        const bool named = At(i + 1) == u'?' && At(i + 2) == u'<' && !Among(u"=!", At(i + 3));
        if (named) has_names_ = true;
        if (named || At(i + 1) != u'?') ++groups_;
      }
    }
  }

  bool Next() {
    const char16_t character = source_[position_];
    if (character == u'\\') return Escape();
    if (in_class_) return InClass(character);
    const bool after_quantifier = std::exchange(after_quantifier_, false);
    switch (character) {
      case u'[':
        in_class_ = true;
        Copy(At(position_ + 1) == u'^' ? 2 : 1);
        return true;
      case u'.':
        dot_all_ ? Copy(1) : Replace(1, std::u16string(u"[^").append(kLineEnds).append(u"]"));
        return true;
      case u'(':
        return Group();
      case u'*':
      case u'+':
        return Quantifier(1, after_quantifier);
      case u'?':
        // Makes a quantifier lazy, once.
        if (!after_quantifier) return Quantifier(1, after_quantifier);
        Copy(1);
        return true;
      case u'{':
        if (const size_t length = CountLength()) return Quantifier(length, after_quantifier);
        if (unicode_) return false;
        Replace(1, u"\\{");
        return true;
      default:
        Copy(1);
        return true;
    }
  }

  bool InClass(char16_t character) {
    if (character == u'[') {
      Replace(1, u"\\[");
    } else {
      if (character == u']') in_class_ = false;
      Copy(1);
    }
    return true;
  }

  bool Quantifier(size_t length, bool after_quantifier) {
    if (after_quantifier) return false;
    Copy(length);
    after_quantifier_ = true;
    return true;
  }

  // Of `{2}`, `{2,}` or `{2,3}`; 0 for a brace that is none.
  size_t CountLength() const {
    size_t end = position_ + 1;
    if (!IsDigit(At(end))) return 0;
    while (IsDigit(At(end))) ++end;
    if (At(end) == u',') ++end;
    while (IsDigit(At(end))) ++end;
    return At(end) == u'}' ? end + 1 - position_ : 0;
  }

  bool Group() {
    if (At(position_ + 1) == u'*') return false;
    if (At(position_ + 1) != u'?') {
      Copy(1);
      return true;
    }
    const char16_t kind = At(position_ + 2);
    if (Among(u":=!", kind)) {
      Copy(3);
      return true;
    }
    if (kind != u'<') return false;
    Copy(Among(u"=!", At(position_ + 3)) ? 4 : 3);
    return true;
  }

  bool Escape() {
    after_quantifier_ = false;
    const char16_t next = At(position_ + 1);
    if (position_ + 1 >= source_.size()) return false;
    if (IsDigit(next)) return Number(next);
    if (!IsLetter(next)) {
      Copy(2);
      return true;
    }
    if (Among(u"dDwWbfnrt", next) || (next == u'B' && !in_class_)) {
      Copy(2);
      return true;
    }
    switch (next) {
      case u'v':
        Replace(2, u"\\u000b");
        return true;
      case u's':
        Replace(2, in_class_ ? std::u16string(u"\\s").append(kMoreSpace)
                             : std::u16string(u"[\\s").append(kMoreSpace).append(u"]"));
        return true;
      case u'S':
        if (in_class_) return false;
        Replace(2, std::u16string(u"[^\\s").append(kMoreSpace).append(u"]"));
        return true;
      case u'c':
        if (!IsLetter(At(position_ + 2))) return false;
        Copy(3);
        return true;
      case u'x':
        return Hexadecimal(2);
      case u'u':
        return Hexadecimal(4);
      case u'k':
        if (has_names_) {
          Copy(2);
          return true;
        }
        break;
      case u'p':
      case u'P':
        if (unicode_) return Property();
        break;
      default:
        break;
    }
    // Any other letter stands for itself.
    if (unicode_) return false;
    Replace(2, std::u16string_view(&source_[position_ + 1], 1));
    return true;
  }

  bool Property() {
    const size_t end = source_.find(u'}', position_);
    if (At(position_ + 2) != u'{' || end == source_.npos) return false;
    Copy(end + 1 - position_);
    return true;
  }

  bool Number(char16_t first) {
    if (first == u'0') {
      if (IsDigit(At(position_ + 2))) return false;
      Replace(2, u"\\u0000");
      return true;
    }
    size_t end = position_ + 1;
    size_t number = 0;
    while (IsDigit(At(end)) && number < 1000) number = number * 10 + (source_[end++] - u'0');
    if (in_class_ || number > groups_) return false;
    Copy(end - position_);
    return true;
  }

  bool Hexadecimal(size_t digits) {
    if (!HexAt(position_ + 2, digits)) return false;
    Copy(2 + digits);
    return true;
  }

  const std::u16string_view source_;
  const bool unicode_;
  const bool dot_all_;
  std::u16string out_;
  size_t position_ = 0;
  size_t groups_ = 0;
  bool has_names_ = false;
  bool in_class_ = false;
  bool after_quantifier_ = false;
};

}  // namespace

std::optional<std::u16string> TranslateJsPattern(std::u16string_view source, bool unicode, bool dot_all) {
  return Translator(source, unicode, dot_all).Run();
}

}  // namespace understudy::network
