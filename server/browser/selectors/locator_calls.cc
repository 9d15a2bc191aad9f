#include "server/browser/selectors/locator_calls.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include <absl/strings/match.h>
#include <absl/strings/str_cat.h>
#include <boost/json/parse.hpp>

#include "server/browser/selectors/parse.h"

namespace understudy::browser {
namespace {

// A body such as `"text"i`, `"text"s`, `/text/i` or `text`.
struct Text {
  LocatorValue value;
  bool exact = false;
  // Neither a string in quotes nor a regular expression.
  bool bare = false;
};

std::optional<RegexLiteral> AsRegex(std::string_view body) {
  const size_t end = body.rfind('/');
  if (body.empty() || body.front() != '/' || end == 0) return std::nullopt;
  std::string flags(body.substr(end + 1));
  std::sort(flags.begin(), flags.end());
  return RegexLiteral{std::string(body.substr(1, end - 1)), std::move(flags)};
}

std::optional<std::string> Unquoted(std::string_view quoted) {
  boost::system::error_code malformed;
  const boost::json::value value = boost::json::parse(quoted, malformed);
  if (malformed || !value.is_string()) return std::nullopt;
  return std::string(value.get_string());
}

// Nothing for a string that isn't well-formed.
std::optional<Text> AsText(std::string_view body) {
  if (const auto regex = AsRegex(body)) return Text{*regex};
  std::string_view quoted = body;
  bool exact = true;
  if (!body.empty() && (body.back() == 'i' || body.back() == 's')) {
    exact = body.back() == 's';
    quoted.remove_suffix(1);
  }
  if (quoted.empty() || quoted.front() != '"') return Text{std::string(body), false, true};
  std::optional<std::string> text = Unquoted(quoted);
  if (!text) return std::nullopt;
  return Text{*std::move(text), exact};
}

std::optional<LocatorCall> WithText(std::string name, std::string_view body) {
  const std::optional<Text> text = AsText(body);
  if (!text) return std::nullopt;
  LocatorCall call{std::move(name), text->value};
  if (text->exact) call.options.push_back({"exact", true});
  return call;
}

// `[name=value]`, as in `button[name="Save"i][checked=true]`; `rest` begins with it and loses it.
struct Attribute {
  std::string_view name;
  std::string_view value;
};

std::optional<Attribute> TakeAttribute(std::string_view& rest) {
  if (rest.empty() || rest.front() != '[') return std::nullopt;
  const size_t equals = rest.find('=');
  if (equals == std::string_view::npos) return std::nullopt;
  char quote = 0;
  for (size_t i = equals + 1; i < rest.size(); ++i) {
    const char c = rest[i];
    const bool at_start = i == equals + 1;
    if (quote != 0 && c == '\\') {
      ++i;
    } else if (quote != 0 && c == quote) {
      quote = 0;
    } else if (quote == 0 && at_start && (c == '"' || c == '\'' || c == '/')) {
      quote = c;
    } else if (quote == 0 && c == ']') {
      const Attribute attribute{rest.substr(1, equals - 1), rest.substr(equals + 1, i - equals - 1)};
      rest.remove_prefix(i + 1);
      return attribute;
    }
  }
  return std::nullopt;
}

std::string CamelCase(std::string_view words) {
  std::string result;
  for (size_t i = 0; i < words.size(); ++i) {
    const bool begins_word = words[i] == '-' && i + 1 < words.size();
    result += begins_word ? static_cast<char>(std::toupper(words[++i])) : words[i];
  }
  return result;
}

std::optional<LocatorValue> RoleState(std::string_view value) {
  if (value == "true") return LocatorValue(true);
  if (value == "false") return LocatorValue(false);
  if (value.empty() || value.front() == '"' || value.front() == '\'' || value.front() == '/')
    return std::nullopt;
  const bool number =
      std::all_of(value.begin(), value.end(), [](unsigned char c) { return std::isdigit(c); });
  if (number) return LocatorValue(LocatorNumber{std::string(value)});
  return LocatorValue(std::string(value));
}

// An attribute's value may also be in single quotes, or in none.
std::optional<Text> AttributeText(std::string_view value) {
  if (value.empty() || (value.front() != '\'' && value.front() != '"' && value.front() != '/'))
    return Text{std::string(value), true};
  if (value.front() != '\'') return AsText(value);
  const size_t end = value.rfind('\'');
  return Text{std::string(value.substr(1, end - 1)), value.substr(end + 1) != "i"};
}

std::optional<LocatorCall> RoleCall(std::string_view body) {
  std::string_view rest = body.substr(std::min(body.find('['), body.size()));
  LocatorCall call{"getByRole", RoleName{std::string(body.substr(0, body.size() - rest.size()))}};
  std::vector<LocatorCall::Option> states;
  while (!rest.empty()) {
    const auto attribute = TakeAttribute(rest);
    if (!attribute) return std::nullopt;
    if (attribute->name == "name") {
      const std::optional<Text> name = AttributeText(attribute->value);
      if (!name) return std::nullopt;
      call.options.push_back({"name", name->value});
      if (name->exact) call.options.push_back({"exact", true});
      continue;
    }
    const auto state = RoleState(attribute->value);
    if (!state) return std::nullopt;
    states.push_back({CamelCase(attribute->name), *state});
  }
  std::move(states.begin(), states.end(), std::back_inserter(call.options));
  return call;
}

LocatorCall Raw(const SelectorPart& part) { return {"locator", ToText(Selector{{part}})}; }

std::optional<LocatorCall> AttributeCall(const SelectorPart& part) {
  static constexpr std::pair<std::string_view, const char*> kMethods[] = {
      {"placeholder", "getByPlaceholder"}, {"alt", "getByAltText"}, {"title", "getByTitle"}};
  std::string_view rest = part.body;
  const auto attribute = TakeAttribute(rest);
  if (!attribute || !rest.empty()) return std::nullopt;
  if (part.engine == "internal:testid") {
    const std::optional<Text> id = AttributeText(attribute->value);
    return id ? std::optional(LocatorCall{"getByTestId", id->value}) : std::nullopt;
  }
  for (const auto& [name, method] : kMethods) {
    if (attribute->name == name) return WithText(method, attribute->value);
  }
  return Raw(part);
}

LocatorCall NthCall(const std::string& index) {
  if (index == "0") return {"first"};
  if (index == "-1") return {"last"};
  return {"nth", LocatorNumber{index}};
}

LocatorCall Filter(std::string name, LocatorValue value) {
  LocatorCall call{"filter"};
  call.options.push_back({std::move(name), std::move(value)});
  return call;
}

std::optional<LocatorCall> TextFilter(const SelectorPart& part) {
  const std::optional<Text> text = AsText(part.body);
  if (!text) return std::nullopt;
  if (text->exact || text->bare) return Raw(part);
  return Filter(part.engine == "internal:has-text" ? "hasText" : "hasNotText", text->value);
}

std::optional<LocatorCall> NestedCall(const SelectorPart& part) {
  auto nested = LocatorCalls(*part.selector);
  if (!nested) return std::nullopt;
  LocatorValue inner(*std::move(nested));
  if (part.engine == "internal:has") return Filter("has", std::move(inner));
  if (part.engine == "internal:has-not") return Filter("hasNot", std::move(inner));
  if (part.engine == "internal:and") return LocatorCall{"and", std::move(inner)};
  if (part.engine == "internal:or") return LocatorCall{"or", std::move(inner)};
  return LocatorCall{"locator", std::move(inner)};
}

// A string that nobody closes.
bool IsUnfinished(std::string_view css) {
  char quote = 0;
  for (size_t i = 0; i < css.size(); ++i) {
    if (css[i] == '\\') {
      ++i;
    } else if (css[i] == quote) {
      quote = 0;
    } else if (quote == 0 && (css[i] == '"' || css[i] == '\'')) {
      quote = css[i];
    }
  }
  return quote != 0;
}

std::optional<LocatorCall> CallOf(const SelectorPart& part) {
  if (EntersFrame(part)) return LocatorCall{"contentFrame"};
  if (part.selector) return NestedCall(part);
  if (part.engine == "nth") return NthCall(part.body);
  if (part.engine == "visible")
    return part.body == "true" ? LocatorCall{"visible"} : Filter("visible", false);
  if (part.engine == "internal:text") return WithText("getByText", part.body);
  if (part.engine == "internal:label") return WithText("getByLabel", part.body);
  if (part.engine == "internal:role") return RoleCall(part.body);
  if (part.engine == "internal:attr" || part.engine == "internal:testid") return AttributeCall(part);
  if (part.engine == "internal:has-text" || part.engine == "internal:has-not-text") return TextFilter(part);
  if (part.engine == "css" && IsUnfinished(part.body)) return std::nullopt;
  if (part.engine == "css:light") return LocatorCall{"locator", absl::StrCat(":light(", part.body, ")")};
  return Raw(part);
}

}  // namespace

std::optional<LocatorChain> LocatorCalls(const Selector& selector) {
  LocatorChain calls;
  for (const SelectorPart& part : selector.parts) {
    if (part.engine == "internal:describe") continue;
    auto call = CallOf(part);
    if (!call) return std::nullopt;
    calls.push_back(*std::move(call));
  }
  return calls;
}

}  // namespace understudy::browser
