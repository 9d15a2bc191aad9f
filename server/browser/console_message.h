#pragma once

#include <string>
#include <vector>

#include "server/base/task.h"
#include "server/browser/js_handle.h"
#include "server/browser/types.h"

namespace understudy::browser {

class Page;
class Worker;

// One console API call or browser-side log entry.
struct ConsoleMessage {
  // `log`, `warning`, `error`, `dir` …
  std::string type;
  std::string text;
  std::vector<Ref<JSHandle>> arguments;
  SourceLocation location;
  // Milliseconds since the epoch.
  double timestamp = 0;
  // Null for a service or shared worker's message.
  WeakRef<Page> page;
  // Null for a page's own.
  Ref<Worker> worker;
};

// An exception nobody in the page caught, or a rejection nobody handled.
struct PageError {
  // Of an Error. Anything else has the message that tells what it is; name and stack are empty.
  std::string name;
  std::string message;
  std::string stack;
  SourceLocation location;
  WeakRef<Page> page;
};

}  // namespace understudy::browser
