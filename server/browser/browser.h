#pragma once

#include <memory>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "server/base/promise.h"
#include "server/base/shared_work.h"
#include "server/base/signal.h"
#include "server/base/task.h"
#include "server/browser/delegate/browser.h"
#include "server/browser/tracing.h"

namespace understudy::browser {

// A running browser and its contexts. Owns them; closing it closes them.
class Browser : public std::enable_shared_from_this<Browser> {
 public:
  Browser(boost::asio::any_io_executor executor, std::string name, std::string version,
          LaunchOptions options);
  // Backend: gives the browser the object that drives it; once, before anything else.
  void SetDelegate(Ref<BrowserDelegate> delegate);

  const std::string& name() const { return name_; }
  const std::string& version() const { return version_; }
  const LaunchOptions& options() const { return options_; }
  const std::vector<Ref<BrowserContext>>& contexts() const { return contexts_; }
  bool connected() const { return connected_; }
  BrowserDelegate& delegate() { return *delegate_; }
  Tracing& tracing() { return *tracing_; }
  const boost::asio::any_io_executor& executor() const { return executor_; }

  // One whose caller is cancelled meanwhile is closed again.
  Task<absl::StatusOr<Ref<BrowserContext>>> NewContext(ContextOptions options);
  // Closes the browser and waits until its process has ended. `reason` is what pending work fails with;
  // empty: the standard text. Goes on when its caller is cancelled; after a failure it can be asked again.
  Task<absl::Status> Close(std::string reason);
  const std::string& close_reason() const { return close_reason_; }

  // A context exists, before anything happens in it.
  Signal<const Ref<BrowserContext>&> on_context;
  // The browser is gone, by Close() or by itself. Every context and page has said so before.
  Signal<> on_disconnected;

  // Backend.
  void DidCreateContext(Ref<BrowserContext> context);
  void DidCloseContext(const Ref<BrowserContext>& context);
  void DidDisconnect();

 private:
  using Made = Promise<absl::StatusOr<Ref<BrowserContext>>>;

  // What is made for nobody, once `wanted` turned false, is closed again.
  static Task<void> Make(Ref<Browser> self, ContextOptions options, Made made, Ref<bool> wanted);
  Task<absl::Status> CloseNow(std::string reason);

  boost::asio::any_io_executor executor_;
  std::string name_;
  std::string version_;
  LaunchOptions options_;
  Ref<BrowserDelegate> delegate_;
  Ref<Tracing> tracing_;
  std::vector<Ref<BrowserContext>> contexts_;
  std::string close_reason_;
  Promise<bool> disconnected_;
  SharedWork closing_;
  bool connected_ = true;
};

}  // namespace understudy::browser
