#include "protocol/codegen/writer.h"

namespace understudy::codegen {

void Writer::Line(std::string_view text) {
  if (!text.empty()) text_.append(static_cast<size_t>(indent_), ' ').append(text);
  text_ += '\n';
}

void Writer::Comment(std::string_view text) {
  while (!text.empty()) {
    const size_t end = text.find('\n');
    Line("//" + std::string(text.substr(0, end)));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

std::string GeneratedBanner(std::string_view source) {
  return "// Generated from " + std::string(source) + ".";
}

}  // namespace understudy::codegen
