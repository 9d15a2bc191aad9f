#include "server/browser/selectors/css_syntax.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include <absl/strings/ascii.h>
#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/base/string_view.h"
#include "server/browser/selectors/css_tokens.h"

namespace understudy::browser {
namespace {

using Type = CssTokenType;

// What is nested deeper the page may judge.
constexpr int kDeepest = 500;

// As server/injected/elements/selectors/css_parser.ts has them: their arguments are selectors, strings and
// numbers.
constexpr std::string_view kOurs[] = {"above", "below",   "has",          "has-text",  "is",       "left-of",
                                      "light", "near",    "not",          "nth-match", "right-of", "scope",
                                      "text",  "text-is", "text-matches", "visible",   "where"};

bool IsOurs(std::string_view name) {
  return std::find(std::begin(kOurs), std::end(kOurs), name) != std::end(kOurs);
}

// No selector has any of these.
bool IsUnsupported(const CssToken& token) {
  switch (token.type) {
    case Type::kAtKeyword:
    case Type::kBadString:
    case Type::kBadUrl:
    case Type::kCdc:
    case Type::kCdo:
    case Type::kCloseCurly:
    case Type::kOpenCurly:
    case Type::kPercentage:
    case Type::kSemicolon:
    case Type::kUrl:
      return true;
    default:
      return token.text == "||";
  }
}

class Checker {
 public:
  explicit Checker(std::vector<CssToken> tokens) : tokens_(std::move(tokens)) {}

  // What is wrong; empty when nothing is.
  std::string Run();

 private:
  const CssToken& token() const { return tokens_[at_]; }
  bool Is(Type type) const { return token().type == type; }
  bool IsDelim(std::string_view text) const { return Is(Type::kDelim) && token().text == text; }
  bool Take(Type type) {
    if (!Is(type)) return false;
    ++at_;
    return true;
  }
  bool SkipSpace() {
    const size_t begin = at_;
    while (Take(Type::kWhitespace)) {
    }
    return at_ > begin;
  }
  // These answer false where the selector can't go on like this.
  bool Expect(Type type) { return Take(type) || Unexpected(); }
  bool Unexpected() {
    if (wrong_.empty()) wrong_ = absl::StrCat("Unexpected token \"", token().text, "\"");
    return false;
  }
  bool List(bool* all_selectors, int depth);
  bool Complex(int depth);
  bool Compound(int depth);
  bool Attribute();
  bool PseudoClass(int depth);
  bool NativeArguments();
  // Whether there is one.
  bool Combinator();

  const std::vector<CssToken> tokens_;
  size_t at_ = 0;
  std::string wrong_;
  bool too_deep_ = false;
};

std::string Checker::Run() {
  const auto unsupported = std::find_if(tokens_.begin(), tokens_.end(), IsUnsupported);
  if (unsupported != tokens_.end()) return absl::StrCat("Unsupported token \"", unsupported->text, "\"");
  bool all_selectors = true;
  const bool fits = List(&all_selectors, 0) && Expect(Type::kEnd);
  if (too_deep_) return "";
  if (!fits) return wrong_;
  return all_selectors ? "" : "Error";
}

bool Checker::List(bool* all_selectors, int depth) {
  do {
    SkipSpace();
    if (Take(Type::kString) || Take(Type::kNumber)) {
      *all_selectors = false;
    } else if (!Complex(depth)) {
      return false;
    }
    SkipSpace();
  } while (Take(Type::kComma));
  return true;
}

bool Checker::Complex(int depth) {
  Combinator();
  do {
    if (!Compound(depth)) return false;
  } while (Combinator());
  return true;
}

// White space is one unless the selector ends with it.
bool Checker::Combinator() {
  const bool spaced = SkipSpace();
  if (IsDelim(">") || IsDelim("+") || IsDelim("~")) {
    ++at_;
    SkipSpace();
    return true;
  }
  return spaced && !Is(Type::kEnd) && !Is(Type::kComma) && !Is(Type::kCloseParen);
}

bool Checker::Compound(int depth) {
  const size_t begin = at_;
  for (;;) {
    if (Take(Type::kIdent) || Take(Type::kHash)) continue;
    if (IsDelim("*")) {
      ++at_;
    } else if (IsDelim(".")) {
      ++at_;
      if (!Expect(Type::kIdent)) return false;
    } else if (Is(Type::kOpenSquare)) {
      if (!Attribute()) return false;
    } else if (Is(Type::kColon)) {
      if (!PseudoClass(depth)) return false;
    } else {
      return at_ > begin || Unexpected();
    }
  }
}

bool Checker::Attribute() {
  while (!Is(Type::kCloseSquare)) {
    if (Is(Type::kEnd)) return Unexpected();
    ++at_;
  }
  ++at_;
  return true;
}

bool Checker::PseudoClass(int depth) {
  ++at_;
  const bool is_call = Is(Type::kFunction);
  if (!is_call && !Is(Type::kIdent)) return Unexpected();
  std::string name = absl::AsciiStrToLower(token().text);
  ++at_;
  if (!is_call) return true;
  name.pop_back();
  if (!IsOurs(name)) return NativeArguments();
  if (depth == kDeepest) {
    too_deep_ = true;
    return false;
  }
  bool any = true;
  return List(&any, depth + 1) && Expect(Type::kCloseParen);
}

bool Checker::NativeArguments() {
  for (int depth = 1; depth > 0; ++at_) {
    if (Is(Type::kEnd)) return Unexpected();
    if (Is(Type::kOpenParen) || Is(Type::kFunction)) ++depth;
    if (Is(Type::kCloseParen)) --depth;
  }
  return true;
}

}  // namespace

absl::Status CheckCss(std::string_view selector) {
  const std::string wrong = Checker(CssTokens(selector)).Run();
  if (wrong.empty()) return absl::OkStatus();
  return Error(absl::StrCat(wrong, " while parsing css selector \"", Abseil(selector),
                            "\". Did you mean to CSS.escape it?"));
}

}  // namespace understudy::browser
