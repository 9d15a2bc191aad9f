#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

namespace understudy::browser {

struct Selector;

// One step of a selector: what an engine finds below the elements of the step before.
struct SelectorPart {
  std::string engine;
  // In the engine's own language.
  std::string body;
  // The body of engines whose language is that of selectors (internal:has, internal:or …).
  std::shared_ptr<const Selector> selector = nullptr;
};

// `css=article >> text="Hello"`.
struct Selector {
  std::vector<SelectorPart> parts;
  // The part whose element is the result (`*css=article`) when it isn't the last.
  std::optional<size_t> capture = std::nullopt;
};

// As it could be written, with the engines that go without saying left out.
std::string ToText(const Selector& selector);
// As server/injected/elements takes it.
boost::json::object ToJson(const Selector& selector);

}  // namespace understudy::browser
