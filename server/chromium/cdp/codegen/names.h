#pragma once

#include <string>
#include <string_view>

namespace understudy::chromium::cdp_codegen {

// `extraHTTPHeaders` -> `extra_http_headers`, `HeapProfiler` -> `heap_profiler`.
std::string SnakeCase(std::string_view name);

// SnakeCase(), with an underscore behind it where C++ has the word for itself: `default` -> `default_`.
std::string FieldName(std::string_view wire_name);

// `setBypassCSP` -> `SetBypassCSP`.
std::string PascalCase(std::string_view name);

}  // namespace understudy::chromium::cdp_codegen
