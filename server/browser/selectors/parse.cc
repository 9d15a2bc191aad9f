#include "server/browser/selectors/parse.h"

#include <algorithm>
#include <string>
#include <utility>

#include <absl/strings/ascii.h>
#include <absl/strings/match.h>
#include <absl/strings/str_cat.h>
#include <boost/json/parse.hpp>

#include "server/base/errors.h"
#include "server/base/string_view.h"
#include "server/browser/selectors/css_syntax.h"

namespace understudy::browser {
namespace {

constexpr std::string_view kSeparator = ">>";
constexpr char kTextEngine[] = "text";
constexpr char kEnterFrame[] = "enter-frame";

std::string_view Trim(std::string_view text) { return Std(absl::StripAsciiWhitespace(Abseil(text))); }

bool IsQuote(char c) { return c == '"' || c == '\'' || c == '`'; }

bool IsNameChar(char c) {
  return absl::ascii_isalnum(c) || c == '_' || c == '-' || c == '+' || c == ':' || c == '*';
}

// Where `=` ends an engine's name that `part` begins with; npos for none.
size_t EndOfEngineName(std::string_view part) {
  const size_t equals = part.find('=');
  if (equals == std::string_view::npos) return equals;
  const std::string_view name = Trim(part.substr(0, equals));
  const bool is_name = !name.empty() && std::all_of(name.begin(), name.end(), IsNameChar);
  return is_name ? equals : std::string_view::npos;
}

// Whether a quote at the end of `part`, a part's beginning, opens a string: what is quoted separates nothing.
// In the text engine's language, quotes are anything special in the first place alone.
bool OpensString(std::string_view part) {
  const size_t equals = EndOfEngineName(part);
  if (equals == std::string_view::npos || Trim(part.substr(0, equals)) != kTextEngine) return true;
  return equals + 1 == part.size();
}

std::vector<std::string_view> SplitAtSeparators(std::string_view text) {
  std::vector<std::string_view> parts;
  size_t begin = 0;
  char quote = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\') {
      ++i;
    } else if (c == quote) {
      quote = 0;
    } else if (quote == 0 && IsQuote(c) && OpensString(text.substr(begin, i - begin))) {
      quote = c;
    } else if (quote == 0 && absl::StartsWith(Abseil(text.substr(i)), Abseil(kSeparator))) {
      parts.push_back(text.substr(begin, i - begin));
      ++i;
      begin = i + 1;
    }
  }
  parts.push_back(text.substr(begin));
  return parts;
}

bool IsQuoted(std::string_view text) {
  return text.size() > 1 && text.front() == text.back() && (text.front() == '"' || text.front() == '\'');
}

bool IsXPath(std::string_view text) {
  const size_t past_parentheses = std::min(text.find_first_not_of('('), text.size());
  return absl::StartsWith(Abseil(text.substr(past_parentheses)), "//") ||
         absl::StartsWith(Abseil(text), "..");
}

// Engines of layout are no more than names: `:near(p)` took their place.
bool HasSelectorAsBody(std::string_view engine) {
  static constexpr std::string_view kEngines[] = {
      "internal:has", "internal:has-not", "internal:and", "internal:or", "internal:chain",
      "left-of",      "right-of",         "above",        "below",       "near"};
  return std::find(std::begin(kEngines), std::end(kEngines), engine) != std::end(kEngines);
}

struct NamedPart {
  SelectorPart part;
  bool captures = false;
};

absl::StatusOr<NamedPart> ParsePart(std::string_view text) {
  text = Trim(text);
  NamedPart named;
  SelectorPart& part = named.part;
  if (const size_t equals = EndOfEngineName(text); equals != std::string_view::npos) {
    std::string_view engine = Trim(text.substr(0, equals));
    if (engine.front() == '*') {
      named.captures = true;
      engine.remove_prefix(1);
    }
    part.engine = std::string(engine);
    part.body = std::string(text.substr(equals + 1));
  } else {
    part.engine = IsQuoted(text) ? kTextEngine : IsXPath(text) ? "xpath" : "css";
    part.body = std::string(text);
  }
  if (part.engine == "css" || part.engine == "css:light") RETURN_IF_ERROR(CheckCss(part.body));
  if (!HasSelectorAsBody(part.engine)) return named;
  boost::system::error_code malformed;
  const boost::json::value body = boost::json::parse(part.body, malformed);
  if (malformed || !body.is_string())
    return Error(absl::StrCat("Malformed selector: ", part.engine, "=", part.body));
  ASSIGN_OR_RETURN(Selector nested, ParseSelector(std::string_view(body.get_string())));
  part.selector = std::make_shared<const Selector>(std::move(nested));
  return named;
}

}  // namespace

bool EntersFrame(const SelectorPart& part) {
  return part.engine == "internal:control" && part.body == kEnterFrame;
}

absl::StatusOr<Selector> ParseSelector(std::string_view text) {
  Selector selector;
  for (const std::string_view part : SplitAtSeparators(text)) {
    ASSIGN_OR_RETURN(NamedPart named, ParsePart(part));
    if (selector.parts.empty() && named.part.selector)
      return Error(absl::StrCat("\"", named.part.engine, "\" selector cannot be first"));
    if (named.captures && selector.capture)
      return Error("Only one of the selectors can capture using * modifier");
    if (named.captures) selector.capture = selector.parts.size();
    selector.parts.push_back(std::move(named.part));
  }
  return selector;
}

absl::StatusOr<std::vector<Selector>> SplitAtFrames(const Selector& selector) {
  std::vector<Selector> path(1);
  for (size_t i = 0; i < selector.parts.size(); ++i) {
    if (EntersFrame(selector.parts[i])) {
      if (path.back().parts.empty())
        return Error("Selector cannot start with entering frame, select the iframe first");
      if (path.back().capture) {
        return Error(
            "Can not capture the selector before diving into the frame. Only use * after the last frame has "
            "been selected");
      }
      path.emplace_back();
      continue;
    }
    if (selector.capture == i) path.back().capture = path.back().parts.size();
    path.back().parts.push_back(selector.parts[i]);
  }
  if (path.back().parts.empty()) {
    return Error(
        absl::StrCat("Selector cannot end with entering frame, while parsing selector ", ToText(selector)));
  }
  return path;
}

}  // namespace understudy::browser
