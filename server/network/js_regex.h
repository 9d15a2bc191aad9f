#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace understudy::network {

// The answer of a test that may not know.
enum class Answer { kNo, kYes, kUnsure };

// A regular expression as JavaScript has it, matched outside a page. Global and sticky ones search from the
// beginning each time.
class JsRegex {
 public:
  // Never fails: of an expression that isn't valid, or that can't be matched here as it would be in a page,
  // it is unsure what it matches.
  JsRegex(std::string_view source, std::string_view flags);

  bool understood() const { return compiled_ != nullptr; }
  Answer Search(std::string_view text) const;

 private:
  struct Compiled;

  // Null when unsure.
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace understudy::network
