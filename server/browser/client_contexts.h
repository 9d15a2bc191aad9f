#pragma once

#include <memory>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "server/base/task.h"
#include "server/browser/context_options.h"

namespace understudy::browser {

class Browser;
class BrowserContext;

// The contexts that one client made in a browser that isn't its own. They go with the client, the browser
// stays.
class ClientContexts : public std::enable_shared_from_this<ClientContexts> {
 public:
  explicit ClientContexts(Ref<Browser> browser) : browser_(std::move(browser)) {}

  // Fails with TargetClosedError after CloseAll().
  Task<absl::StatusOr<Ref<BrowserContext>>> New(ContextOptions options);
  // Closes them, and those that are still being made.
  static Task<void> CloseAll(Ref<ClientContexts> self, std::string reason);

 private:
  const Ref<Browser> browser_;
  std::vector<WeakRef<BrowserContext>> contexts_;
  bool closed_ = false;
};

}  // namespace understudy::browser
