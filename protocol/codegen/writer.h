#pragma once

#include <string>
#include <string_view>

namespace understudy::codegen {

// Collects the lines of a generated file.
class Writer {
 public:
  // A line at the current indentation.
  void Line(std::string_view text = {});
  // A comment from the schema, if there is one.
  void Comment(std::string_view text);
  void Indent() { indent_ += 2; }
  void Outdent() { indent_ -= 2; }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
  int indent_ = 0;
};

// The first line of a generated file.
std::string GeneratedBanner(std::string_view source);

}  // namespace understudy::codegen
