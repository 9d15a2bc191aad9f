#include "server/browser/selectors/locator_text.h"

#include <array>
#include <memory>
#include <utility>

#include <absl/strings/ascii.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/str_replace.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "server/browser/selectors/locator_calls.h"
#include "server/browser/selectors/parse.h"

namespace understudy::browser {
namespace {

template <class... Fs>
struct Overloaded : Fs... {
  using Fs::operator()...;
};
template <class... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;

// How a language writes a locator.
class Dialect {
 public:
  virtual ~Dialect() = default;

  std::string Write(const LocatorChain& chain) const {
    std::string text;
    const LocatorCall* before = nullptr;
    for (const LocatorCall& call : chain) {
      if (before != nullptr) text += '.';
      text += Write(call, before);
      before = &call;
    }
    return text;
  }

 protected:
  // `before`: what the call is made on, null for the page.
  virtual std::string Write(const LocatorCall& call, const LocatorCall* before) const = 0;
  virtual std::string Quote(std::string_view text) const { return Quote(text, '"'); }
  virtual std::string Regex(const RegexLiteral& regex) const = 0;
  virtual std::string Bool(bool value) const { return value ? "true" : "false"; }
  virtual std::string Role(const std::string& name) const { return Quote(name); }

  std::string Write(const LocatorValue& value) const {
    return std::visit(Overloaded{
                          [&](const std::string& text) { return Quote(text); },
                          [&](const RegexLiteral& regex) { return Regex(regex); },
                          [&](bool flag) { return Bool(flag); },
                          [&](const LocatorNumber& number) { return number.text; },
                          [&](const RoleName& role) { return Role(role.name); },
                          [&](const LocatorChain& chain) { return Write(chain); },
                      },
                      value);
  }

  static std::string Quote(std::string_view text, char mark) {
    std::string quoted(1, mark);
    for (const char c : text) {
      if (c == mark) {
        quoted += '\\';
        quoted += c;
      } else if (c == '"') {
        quoted += c;
      } else {
        // The rest is escaped as in JSON, in all of these languages.
        const std::string json = boost::json::serialize(boost::json::string(1, c));
        absl::StrAppend(&quoted, json.substr(1, json.size() - 2));
      }
    }
    return quoted + mark;
  }
  // `name(argument, options)`.
  static std::string Call(const std::string& name, std::string argument, const std::string& options) {
    if (!argument.empty() && !options.empty()) argument += ", ";
    return absl::StrCat(name, "(", argument, options, ")");
  }
  std::string Argument(const LocatorCall& call) const { return call.argument ? Write(*call.argument) : ""; }
  // `separator`, and `words` for those of the flags i, m and s that there are.
  static std::string Flags(const RegexLiteral& regex, std::array<const char*, 3> words,
                           const char* separator) {
    static constexpr std::string_view kFlags = "ims";
    std::string text;
    for (size_t i = 0; i < kFlags.size(); ++i) {
      if (regex.flags.find(kFlags[i]) != std::string::npos)
        absl::StrAppend(&text, text.empty() ? separator : " | ", words[i]);
    }
    return text;
  }
  static bool IsProperty(const LocatorCall& call) { return !call.argument && call.options.empty(); }
};

std::string Capitalized(std::string word) {
  if (!word.empty()) word[0] = absl::ascii_toupper(word[0]);
  return word;
}

class JavaScript final : public Dialect {
  std::string Write(const LocatorCall& call, const LocatorCall*) const override {
    std::string options;
    for (const LocatorCall::Option& option : call.options) {
      absl::StrAppend(&options, options.empty() ? "" : ", ", option.name, ": ", Dialect::Write(option.value));
    }
    return Call(call.name, Argument(call), options.empty() ? "" : absl::StrCat("{ ", options, " }"));
  }
  std::string Quote(std::string_view text) const override { return Dialect::Quote(text, '\''); }
  std::string Regex(const RegexLiteral& regex) const override {
    return absl::StrCat("/", regex.source, "/", regex.flags);
  }
};

class Python final : public Dialect {
  std::string Write(const LocatorCall& call, const LocatorCall*) const override {
    std::string name = SnakeCase(call.name);
    if (IsProperty(call)) return name;
    if (name == "and" || name == "or") name += '_';
    std::string options;
    for (const LocatorCall::Option& option : call.options) {
      absl::StrAppend(&options, options.empty() ? "" : ", ", SnakeCase(option.name), "=",
                      Dialect::Write(option.value));
    }
    return Call(name, Argument(call), options);
  }
  std::string Regex(const RegexLiteral& regex) const override {
    const std::string source = absl::StrReplaceAll(regex.source, {{"\\/", "/"}, {"\"", "\\\""}});
    return absl::StrCat("re.compile(r\"", source, "\"",
                        Flags(regex, {"re.IGNORECASE", "re.MULTILINE", "re.DOTALL"}, ", "), ")");
  }
  std::string Bool(bool value) const override { return value ? "True" : "False"; }

  static std::string SnakeCase(const std::string& name) {
    std::string snake;
    for (const char c : name) {
      if (absl::ascii_isupper(c)) snake += '_';
      snake += absl::ascii_tolower(c);
    }
    return snake;
  }
};

class Java final : public Dialect {
  std::string Write(const LocatorCall& call, const LocatorCall* before) const override {
    std::string options;
    for (const LocatorCall::Option& option : call.options) {
      absl::StrAppend(&options, ".set", Capitalized(option.name), "(", Dialect::Write(option.value), ")");
    }
    if (!options.empty())
      options = absl::StrCat("new ", Owner(before), ".", Capitalized(call.name), "Options()", options);
    return Call(call.name, Argument(call), options);
  }
  std::string Regex(const RegexLiteral& regex) const override {
    return absl::StrCat(
        "Pattern.compile(", Quote(regex.source),
        Flags(regex, {"Pattern.CASE_INSENSITIVE", "Pattern.MULTILINE", "Pattern.DOTALL"}, ", "), ")");
  }
  std::string Role(const std::string& name) const override {
    return absl::StrCat("AriaRole.", absl::AsciiStrToUpper(name));
  }
  using Dialect::Quote;

  static const char* Owner(const LocatorCall* before) {
    if (before == nullptr) return "Page";
    return before->name == "contentFrame" ? "FrameLocator" : "Locator";
  }
};

class CSharp final : public Dialect {
  std::string Write(const LocatorCall& call, const LocatorCall*) const override {
    const std::string name = Capitalized(call.name);
    if (IsProperty(call)) return name;
    std::string options;
    for (const LocatorCall::Option& option : call.options) {
      const bool regex = std::holds_alternative<RegexLiteral>(option.value);
      absl::StrAppend(&options, options.empty() ? "" : ", ", Capitalized(option.name), regex ? "Regex" : "",
                      " = ", Dialect::Write(option.value));
    }
    return Call(name, Argument(call), options.empty() ? "" : absl::StrCat("new() { ", options, " }"));
  }
  std::string Regex(const RegexLiteral& regex) const override {
    return absl::StrCat(
        "new Regex(", Quote(regex.source),
        Flags(regex, {"RegexOptions.IgnoreCase", "RegexOptions.Multiline", "RegexOptions.Singleline"}, ", "),
        ")");
  }
  std::string Role(const std::string& name) const override {
    return absl::StrCat("AriaRole.", Capitalized(name));
  }
  using Dialect::Quote;
};

const Dialect& DialectOf(SdkLanguage language) {
  static const JavaScript javascript;
  static const Python python;
  static const Java java;
  static const CSharp csharp;
  switch (language) {
    case SdkLanguage::kJavaScript:
      return javascript;
    case SdkLanguage::kPython:
      return python;
    case SdkLanguage::kJava:
      return java;
    case SdkLanguage::kCSharp:
      return csharp;
  }
  return javascript;
}

}  // namespace

std::string LocatorDescription(std::string_view text, SdkLanguage language) {
  const absl::StatusOr<Selector> selector = ParseSelector(text);
  if (selector.ok() && !selector->parts.empty() && selector->parts.back().engine == "internal:describe") {
    boost::system::error_code error;
    const boost::json::value description = boost::json::parse(selector->parts.back().body, error);
    if (!error && description.is_string()) return std::string(description.get_string());
  }
  return LocatorText(text, language);
}

std::string LocatorText(std::string_view text, SdkLanguage language) {
  const absl::StatusOr<Selector> selector = ParseSelector(text);
  const auto calls = selector.ok() ? LocatorCalls(*selector) : std::nullopt;
  return calls ? DialectOf(language).Write(*calls) : std::string(text);
}

}  // namespace understudy::browser
