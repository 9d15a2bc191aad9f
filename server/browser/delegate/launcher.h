#pragma once

#include <string>

#include <absl/status/statusor.h>

#include "server/base/progress.h"
#include "server/base/task.h"
#include "server/browser/context_options.h"
#include "server/browser/launch_options.h"

namespace understudy::browser {

class Browser;

// Starts browsers of one kind.
class BrowserLauncher {
 public:
  virtual ~BrowserLauncher() = default;

  // What it starts, as a Browser's name() says it.
  virtual std::string Kind() = 0;
  // Where the browser is that a launch without options would start; a file that exists, or empty.
  virtual std::string ExecutablePath() = 0;
  virtual Task<absl::StatusOr<Ref<Browser>>> Launch(LaunchOptions options, Ref<Progress> progress) = 0;
  // Launches on `options.user_data_dir` (empty: a temporary one). The browser has one context, the profile's
  // own, and closes when that does.
  virtual Task<absl::StatusOr<Ref<Browser>>> LaunchPersistent(LaunchOptions options, ContextOptions context,
                                                              Ref<Progress> progress) = 0;
};

}  // namespace understudy::browser
