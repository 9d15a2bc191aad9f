#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace understudy::protocol {

// Where in a value the reader is, for messages such as "patterns[0].glob: expected string, got number". Lives
// on the stack, linked to where it came from; the text is made only when something is wrong.
class Path {
 public:
  Path() = default;
  Path(const Path& parent, std::string_view field) : parent_(&parent), field_(field) {}
  Path(const Path& parent, size_t index) : parent_(&parent), index_(index), is_index_(true) {}

  std::string ToString() const {
    if (!parent_) return "";
    const std::string before = parent_->ToString();
    if (is_index_) return before + "[" + std::to_string(index_) + "]";
    return before.empty() ? std::string(field_) : before + "." + std::string(field_);
  }

 private:
  const Path* parent_ = nullptr;
  std::string_view field_;
  size_t index_ = 0;
  bool is_index_ = false;
};

}  // namespace understudy::protocol
