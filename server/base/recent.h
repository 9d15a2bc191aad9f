#pragma once

#include <cstddef>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace understudy {

// Values by name of which the latest are kept, for what nobody may ever come to take. Adding one more than
// `most` forgets the one that was added first.
template <class T>
class Recent {
 public:
  explicit Recent(size_t most) : most_(most) {}

  // The value of that name, a new one when there is none.
  T& operator[](const std::string& name) {
    if (const auto found = places_.find(name); found != places_.end()) return found->second->second;
    if (values_.size() == most_) {
      places_.erase(values_.front().first);
      values_.pop_front();
    }
    values_.emplace_back(name, T());
    places_[name] = std::prev(values_.end());
    return values_.back().second;
  }

  // Removes the value of that name; nothing when there is none.
  std::optional<T> Take(const std::string& name) {
    const auto found = places_.extract(name);
    if (found.empty()) return std::nullopt;
    std::optional<T> value = std::move(found.mapped()->second);
    values_.erase(found.mapped());
    return value;
  }

  // Null when there is none.
  T* Find(const std::string& name) {
    const auto found = places_.find(name);
    return found == places_.end() ? nullptr : &found->second->second;
  }

  size_t size() const { return values_.size(); }

 private:
  const size_t most_;
  // In the order they were added.
  std::list<std::pair<std::string, T>> values_;
  std::map<std::string, typename std::list<std::pair<std::string, T>>::iterator> places_;
};

}  // namespace understudy
