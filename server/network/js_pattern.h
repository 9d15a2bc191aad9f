#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace understudy::network {

// A JavaScript regular expression in PCRE2's words, both in UTF-16: what the two read differently is written
// so that PCRE2 means it as JavaScript does. Nothing for what isn't valid, or has no such words.
std::optional<std::u16string> TranslateJsPattern(std::u16string_view source, bool unicode, bool dot_all);

}  // namespace understudy::network
