#pragma once

#include <string>
#include <string_view>

#include "server/browser/selectors/selector.h"

namespace understudy::browser {

// The languages whose clients there are.
enum class SdkLanguage { kJavaScript, kPython, kJava, kCSharp };

// The expression that makes a locator of `selector` in a client's language, for messages to its user:
// `get_by_role("button", name="Save")`. What can't be said so is given as the selector itself.
std::string LocatorText(std::string_view selector, SdkLanguage language);

// What its user calls a locator: what `describe()` said last of it, or else its LocatorText().
std::string LocatorDescription(std::string_view selector, SdkLanguage language);

}  // namespace understudy::browser
