#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/browser/selectors/selector.h"

namespace understudy::browser {

// A regular expression as JavaScript writes it, with its flags in alphabetical order.
struct RegexLiteral {
  std::string source;
  std::string flags;
};

struct LocatorCall;

// What a locator is made by, one call after the other: `locator('div').first()`.
using LocatorChain = std::vector<LocatorCall>;

// What stands for an element's role, an enumerator in some languages.
struct RoleName {
  std::string name;
};

struct LocatorNumber {
  std::string text;
};

using LocatorValue = std::variant<std::string, RegexLiteral, bool, LocatorNumber, RoleName, LocatorChain>;

// One call of the public API (https://playwright.dev/docs/api/class-locator), named as JavaScript does.
struct LocatorCall {
  struct Option {
    std::string name;
    LocatorValue value;
  };

  std::string name;
  std::optional<LocatorValue> argument = std::nullopt;
  std::vector<Option> options = {};
};

// Nothing for a selector that the API has no words for.
std::optional<LocatorChain> LocatorCalls(const Selector& selector);

}  // namespace understudy::browser
