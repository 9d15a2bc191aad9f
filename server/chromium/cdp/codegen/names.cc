#include "server/chromium/cdp/codegen/names.h"

#include <algorithm>
#include <array>

#include <absl/strings/ascii.h>

namespace understudy::chromium::cdp_codegen {
namespace {

constexpr std::array<std::string_view, 24> kReserved = {
    "auto",      "bool",   "break",    "case",    "char",   "class",    "const",    "continue",
    "default",   "delete", "do",       "double",  "else",   "enum",     "explicit", "export",
    "namespace", "new",    "operator", "private", "public", "register", "this",     "union"};

}  // namespace

std::string SnakeCase(std::string_view name) {
  std::string snake;
  for (size_t i = 0; i < name.size(); ++i) {
    const bool upper = absl::ascii_isupper(name[i]);
    const bool after_small = i > 0 && !absl::ascii_isupper(name[i - 1]);
    const bool before_small = i + 1 < name.size() && absl::ascii_islower(name[i + 1]);
    if (upper && i > 0 && (after_small || before_small)) snake += '_';
    snake += absl::ascii_tolower(name[i]);
  }
  return snake;
}

std::string FieldName(std::string_view wire_name) {
  std::string name = SnakeCase(wire_name);
  if (std::find(kReserved.begin(), kReserved.end(), name) != kReserved.end()) name += '_';
  return name;
}

std::string PascalCase(std::string_view name) {
  std::string pascal(name);
  if (!pascal.empty()) pascal[0] = absl::ascii_toupper(pascal[0]);
  return pascal;
}

}  // namespace understudy::chromium::cdp_codegen
