#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

namespace understudy::browser {

// What assistive technologies are told of a part of a document, with the parts below it.
struct AccessibleNode {
  // As Chromium names it: an ARIA role, or one of its own, such as `StaticText`.
  std::string role;
  std::string name;
  std::string description;
  // Text or a number; null without one.
  boost::json::value value;
  // Its states and properties, by the names of WAI-ARIA without their prefix; also `focusable`, and
  // `editable`, which is `plaintext` or `richtext`.
  boost::json::object properties;
  // Whether it is only there for what is below it.
  bool ignored = false;
  // Of the DOM's node; 0 for what has none.
  int64_t node = 0;
  std::vector<AccessibleNode> children;
};

}  // namespace understudy::browser
