#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "server/base/task.h"

namespace understudy::browser {

// A script that runs in every new document before its own. Page- and context-wide ones differ by who keeps
// them.
struct InitScript {
  std::string source;
};

// A function of the client's that pages see as `window[name]`.
struct Binding {
  std::string name;
  // Calls carry a handle of their first argument in place of the arguments' values.
  bool takes_handle = false;
  // Whether scripts find it on the global; else only as a value.
  bool is_global = true;
};

inline bool AnyIsByValue(const std::vector<Ref<Binding>>& bindings) {
  return std::any_of(bindings.begin(), bindings.end(),
                     [](const auto& binding) { return !binding->is_global; });
}

// Null when there is none of that name.
inline Ref<Binding> FindBinding(const std::vector<Ref<Binding>>& bindings, const std::string& name) {
  const auto found = std::find_if(bindings.begin(), bindings.end(),
                                  [&](const auto& binding) { return binding->name == name; });
  return found == bindings.end() ? nullptr : *found;
}

}  // namespace understudy::browser
