#pragma once

#include <memory>
#include <string>

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
};

}  // namespace understudy::browser
