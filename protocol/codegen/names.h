#pragma once

#include <string>
#include <string_view>

namespace understudy::codegen {

// BrowserContext -> browser_context, JSHandle -> js_handle.
std::string SnakeCase(std::string_view name);

// NO_PREFERENCE -> NoPreference.
std::string PascalCase(std::string_view name);

// GoBack -> goBack.
std::string LowerFirst(std::string_view name);

// `text`, as a C++ string literal with its quotes.
std::string Quoted(std::string_view text);

// The field's name, out of the way of C++'s keywords.
std::string MemberName(std::string_view name);

}  // namespace understudy::codegen
