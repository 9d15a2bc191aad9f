#pragma once

#include <memory>
#include <vector>

#include <boost/asio/any_io_executor.hpp>

#include "server/base/promise.h"
#include "server/browser/browser.h"
#include "server/browser/delegate/launcher.h"

namespace understudy::app {

// Launches browsers and remembers the ones that run, so that none outlives the session and all wait for a
// client that doesn't keep up.
class LaunchedBrowsers final : public browser::BrowserLauncher,
                               public std::enable_shared_from_this<LaunchedBrowsers> {
 public:
  LaunchedBrowsers(boost::asio::any_io_executor executor, Ref<browser::BrowserLauncher> launcher);

  std::string Kind() override { return launcher_->Kind(); }
  std::string ExecutablePath() override { return launcher_->ExecutablePath(); }
  Task<absl::StatusOr<Ref<browser::Browser>>> Launch(browser::LaunchOptions options,
                                                     Ref<Progress> progress) override;
  Task<absl::StatusOr<Ref<browser::Browser>>> LaunchPersistent(browser::LaunchOptions options,
                                                               browser::ContextOptions context,
                                                               Ref<Progress> progress) override;

  // Whether to read what browsers say.
  void SetReadingPaused(bool paused);
  // Closes every browser and waits for it, and for launches that are under way.
  Task<void> CloseAll();

 private:
  class LaunchUnderWay;

  void Remember(const Ref<browser::Browser>& browser);
  void DidEndLaunch();

  const boost::asio::any_io_executor executor_;
  const Ref<browser::BrowserLauncher> launcher_;
  std::vector<Ref<browser::Browser>> running_;
  int launches_ = 0;
  bool paused_ = false;
  // Set once no launch is under way; only while somebody waits for it.
  std::optional<Promise<bool>> launches_done_;
};

}  // namespace understudy::app
