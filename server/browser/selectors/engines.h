#pragma once

#include <string>
#include <utility>
#include <vector>

#include <absl/status/status.h>

#include "server/browser/selectors/selector.h"

namespace understudy::browser {

// A selector engine of the user's.
struct SelectorEngine {
  std::string name;
  // An expression that evaluates to `{query?(root, body), queryAll(root, body)}`.
  std::string source;
  // Runs in a world of its own instead of with the page's scripts.
  bool content_script = false;
};

// What a context's selectors can name: our engines and the user's. And how test ids are written.
class SelectorEngines {
 public:
  // Fails for a name that is taken, or can't be one.
  absl::Status Register(SelectorEngine engine);
  // Fails when a part, or a selector in one, names an engine there isn't.
  absl::Status Check(const Selector& selector) const;
  // The user's engines that `selector` names.
  std::vector<const SelectorEngine*> UsedBy(const Selector& selector) const;

  // The attribute in which elements have their test ids.
  const std::string& test_id_attribute() const { return test_id_attribute_; }
  void SetTestIdAttribute(std::string name) { test_id_attribute_ = std::move(name); }

 private:
  const SelectorEngine* Find(const std::string& name) const;

  std::vector<SelectorEngine> engines_;
  std::string test_id_attribute_ = "data-testid";
};

}  // namespace understudy::browser
