#include "protocol/codegen/names.h"

#include <cctype>
#include <set>

namespace understudy::codegen {
namespace {

bool Upper(char c) { return std::isupper(static_cast<unsigned char>(c)); }
char ToLower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

}  // namespace

std::string SnakeCase(std::string_view name) {
  std::string snake;
  for (size_t i = 0; i < name.size(); ++i) {
    const bool begins_word =
        i > 0 && Upper(name[i]) && (!Upper(name[i - 1]) || (i + 1 < name.size() && !Upper(name[i + 1])));
    if (begins_word) snake += '_';
    snake += ToLower(name[i]);
  }
  return snake;
}

std::string PascalCase(std::string_view name) {
  std::string pascal;
  bool begins_word = true;
  for (char c : name) {
    if (c == '_') {
      begins_word = true;
    } else {
      pascal += begins_word ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : ToLower(c);
      begins_word = false;
    }
  }
  return pascal;
}

std::string LowerFirst(std::string_view name) {
  std::string lowered(name);
  if (!lowered.empty()) lowered[0] = ToLower(lowered[0]);
  return lowered;
}

std::string Quoted(std::string_view text) {
  std::string quoted = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

std::string MemberName(std::string_view name) {
  static const auto* const kKeywords = new std::set<std::string, std::less<>>{
      "auto",     "bool",      "break", "case",     "catch",   "class",     "const",    "continue",
      "default",  "delete",    "do",    "double",   "else",    "enum",      "explicit", "export",
      "false",    "float",     "for",   "friend",   "goto",    "if",        "inline",   "int",
      "long",     "namespace", "new",   "operator", "private", "protected", "public",   "register",
      "requires", "return",    "short", "signed",   "sizeof",  "static",    "struct",   "switch",
      "template", "this",      "throw", "true",     "try",     "typedef",   "union",    "unsigned",
      "using",    "virtual",   "void",  "volatile", "while"};
  std::string member(name);
  if (kKeywords->contains(member)) member += '_';
  return member;
}

}  // namespace understudy::codegen
