#include "server/network/js_regex.h"

#include <optional>
#include <pcre2.h>

#include "server/network/js_pattern.h"

namespace understudy::network {
namespace {

// A search that takes longer isn't worth its answer.
constexpr uint32_t kMostSteps = 1'000'000;

// Of well-formed text; also of the encoded surrogates that the driver keeps for lone ones. Stray bytes give
// what no URL has.
std::u16string ToUtf16(std::string_view text) {
  std::u16string units;
  units.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const size_t more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0 ? 1 : 0;
    uint32_t point = more == 0 ? lead : lead & (0x3f >> more);
    for (size_t left = more; left > 0 && i + 1 < text.size(); --left)
      point = point << 6 | (static_cast<unsigned char>(text[++i]) & 0x3f);
    if (point < 0x10000) {
      units += static_cast<char16_t>(point);
    } else {
      units += static_cast<char16_t>(0xd7c0 + (point >> 10));
      units += static_cast<char16_t>(0xdc00 + (point & 0x3ff));
    }
  }
  return units;
}

PCRE2_SPTR Units(std::u16string_view text) { return reinterpret_cast<PCRE2_SPTR>(text.data()); }

// PCRE2's options; nothing for flags that JavaScript doesn't know, or PCRE2.
std::optional<uint32_t> Options(std::string_view flags) {
  uint32_t options = PCRE2_ALT_BSUX | PCRE2_ALLOW_EMPTY_CLASS | PCRE2_MATCH_UNSET_BACKREF |
                     PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C | PCRE2_DUPNAMES;
  for (size_t i = 0; i < flags.size(); ++i) {
    if (flags.find(flags[i], i + 1) != flags.npos) return std::nullopt;
    switch (flags[i]) {
      case 'i':
        // Letters beyond ASCII have cases, too.
        options |= PCRE2_CASELESS | PCRE2_UTF | PCRE2_MATCH_INVALID_UTF;
        break;
      case 'm':
        options |= PCRE2_MULTILINE;
        break;
      case 's':
        options |= PCRE2_DOTALL;
        break;
      case 'u':
        options |= PCRE2_UTF | PCRE2_MATCH_INVALID_UTF;
        break;
      case 'y':
        options |= PCRE2_ANCHORED;
        break;
      case 'd':
      case 'g':
        break;
      default:
        return std::nullopt;
    }
  }
  return options;
}

}  // namespace

struct JsRegex::Compiled {
  explicit Compiled(pcre2_code* code) : code(code) {}
  ~Compiled() { pcre2_code_free(code); }
  Compiled(const Compiled&) = delete;
  Compiled& operator=(const Compiled&) = delete;

  pcre2_code* const code;
};

JsRegex::JsRegex(std::string_view source, std::string_view flags) {
  const std::optional<uint32_t> options = Options(flags);
  if (!options) return;
  const std::optional<std::u16string> pattern =
      TranslateJsPattern(ToUtf16(source), flags.find('u') != flags.npos, flags.find('s') != flags.npos);
  if (!pattern) return;
  pcre2_compile_context* context = pcre2_compile_context_create(nullptr);
  pcre2_set_newline(context, PCRE2_NEWLINE_ANYCRLF);
  int error = 0;
  PCRE2_SIZE offset = 0;
  pcre2_code* code = pcre2_compile(Units(*pattern), pattern->size(), *options, &error, &offset, context);
  pcre2_compile_context_free(context);
  if (code) compiled_ = std::make_shared<const Compiled>(code);
}

Answer JsRegex::Search(std::string_view text) const {
  if (!compiled_) return Answer::kUnsure;
  const std::u16string subject = ToUtf16(text);
  pcre2_match_context* context = pcre2_match_context_create(nullptr);
  pcre2_set_match_limit(context, kMostSteps);
  pcre2_match_data* data = pcre2_match_data_create_from_pattern(compiled_->code, nullptr);
  const int found = pcre2_match(compiled_->code, Units(subject), subject.size(), 0, 0, data, context);
  pcre2_match_data_free(data);
  pcre2_match_context_free(context);
  if (found >= 0) return Answer::kYes;
  return found == PCRE2_ERROR_NOMATCH ? Answer::kNo : Answer::kUnsure;
}

}  // namespace understudy::network
