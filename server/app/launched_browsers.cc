#include "server/app/launched_browsers.h"

#include <algorithm>
#include <utility>

#include "server/browser/browser_context.h"

namespace understudy::app {

class LaunchedBrowsers::LaunchUnderWay {
 public:
  explicit LaunchUnderWay(Ref<LaunchedBrowsers> browsers) : browsers_(std::move(browsers)) {
    ++browsers_->launches_;
  }
  LaunchUnderWay(const LaunchUnderWay&) = delete;
  LaunchUnderWay& operator=(const LaunchUnderWay&) = delete;
  ~LaunchUnderWay() { browsers_->DidEndLaunch(); }

 private:
  const Ref<LaunchedBrowsers> browsers_;
};

LaunchedBrowsers::LaunchedBrowsers(boost::asio::any_io_executor executor,
                                   Ref<browser::BrowserLauncher> launcher)
    : executor_(std::move(executor)), launcher_(std::move(launcher)) {}

Task<absl::StatusOr<Ref<browser::Browser>>> LaunchedBrowsers::Launch(browser::LaunchOptions options,
                                                                     Ref<Progress> progress) {
  const LaunchUnderWay under_way(shared_from_this());
  absl::StatusOr<Ref<browser::Browser>> browser =
      co_await launcher_->Launch(std::move(options), std::move(progress));
  if (browser.ok()) Remember(*browser);
  co_return browser;
}

Task<absl::StatusOr<Ref<browser::Browser>>> LaunchedBrowsers::LaunchPersistent(
    browser::LaunchOptions options, browser::ContextOptions context, Ref<Progress> progress) {
  const LaunchUnderWay under_way(shared_from_this());
  absl::StatusOr<Ref<browser::Browser>> launched =
      co_await launcher_->LaunchPersistent(std::move(options), std::move(context), std::move(progress));
  if (launched.ok()) Remember(*launched);
  co_return launched;
}

void LaunchedBrowsers::Remember(const Ref<browser::Browser>& browser) {
  if (!browser || !browser->connected()) return;
  running_.push_back(browser);
  browser->on_disconnected.connect([self = weak_from_this(), weak = WeakRef<browser::Browser>(browser)] {
    if (const Ref<LaunchedBrowsers> browsers = self.lock()) std::erase(browsers->running_, weak.lock());
  });
  if (paused_) browser->delegate().SetReadingPaused(true);
}

void LaunchedBrowsers::DidEndLaunch() {
  if (--launches_ == 0 && launches_done_) launches_done_->Set(true);
}

void LaunchedBrowsers::SetReadingPaused(bool paused) {
  if (std::exchange(paused_, paused) == paused) return;
  for (const Ref<browser::Browser>& browser : running_) browser->delegate().SetReadingPaused(paused);
}

Task<void> LaunchedBrowsers::CloseAll() {
  // A browser that isn't read from would never say that it closed.
  SetReadingPaused(false);
  if (launches_ > 0) {
    launches_done_.emplace(executor_);
    co_await launches_done_->Wait();
  }
  const std::vector<Ref<browser::Browser>> running = running_;
  for (const Ref<browser::Browser>& browser : running) static_cast<void>(co_await browser->Close(""));
}

}  // namespace understudy::app
