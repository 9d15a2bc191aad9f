#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <boost/asio/any_io_executor.hpp>

#include "server/base/promise.h"
#include "server/browser/browser.h"
#include "server/browser/browser_context.h"
#include "server/browser/cdp_channel.h"
#include "server/browser/delegate/browser.h"
#include "server/browser/delegate/browser_context.h"
#include "server/browser/delegate/launcher.h"
#include "server/browser/delegate/page.h"
#include "server/browser/delegate/realm.h"
#include "server/browser/page.h"
#include "tests/support/fake_input.h"

namespace understudy {

// A backend without a browser, behind the seam of server/browser/delegate. Everything succeeds at once;
// what happens in a browser by itself, a test says through the domain objects' Did… methods.

class FakePage final : public browser::PageDelegate,
                       public browser::NavigationDelegate,
                       public browser::ScriptsDelegate,
                       public browser::CoverageDelegate {
 public:
  // A page of `context` at about:blank, with its main frame "main". Open() also tells of it.
  static Ref<browser::Page> Begin(const Ref<browser::BrowserContext>& context,
                                  WeakRef<browser::Page> opener = {});
  static Ref<browser::Page> Open(const Ref<browser::BrowserContext>& context,
                                 WeakRef<browser::Page> opener = {});

  browser::NavigationDelegate& navigation() override { return *this; }
  browser::ScriptsDelegate& scripts() override { return *this; }
  FakeInput& input() override { return input_; }
  browser::CoverageDelegate& coverage() override { return *this; }
  Task<absl::Status> Apply(browser::PageSetting) override { return Ok(); }
  Task<absl::StatusOr<browser::StartedNavigation>> Navigate(Ref<browser::Frame> frame, std::string url,
                                                            std::string referer) override;
  Task<absl::StatusOr<bool>> Reload() override;
  Task<absl::StatusOr<bool>> GoInHistory(int delta) override;
  Task<absl::StatusOr<std::string>> ShownTitle() override;
  Task<absl::Status> Close() override;
  Task<absl::Status> RunBeforeUnload() override { return Ok(); }
  Task<absl::Status> BringToFront() override { return Ok(); }
  Task<absl::Status> CollectGarbage() override { return Ok(); }
  Task<absl::StatusOr<browser::AccessibleNode>> AccessibilityTree() override;
  Task<absl::Status> StartScripts(browser::ScriptCoverageOptions options) override;
  Task<absl::StatusOr<std::vector<browser::ScriptCoverage>>> StopScripts() override;
  Task<absl::Status> StartStyles(bool reset_on_navigation) override;
  Task<absl::StatusOr<std::vector<browser::StyleCoverage>>> StopStyles() override;
  Task<absl::StatusOr<int64_t>> AddInitScript(std::string source) override;
  Task<absl::Status> RemoveInitScript(int64_t id) override;
  Task<absl::Status> AddContextInitScript(Ref<browser::InitScript>) override { return Ok(); }
  Task<absl::Status> RemoveContextInitScript(Ref<browser::InitScript>) override { return Ok(); }
  Task<absl::Status> UpdateBindings() override;
  Task<absl::Status> TurnClock(browser::ClockTurn turn) override;
  Task<absl::StatusOr<Ref<browser::JSHandle>>> FrameElement(Ref<browser::Frame> frame) override;

  // What the page's accessibility tree is, and what its scripts and styles are used for.
  browser::AccessibleNode accessibility_tree;
  browser::ScriptCoverageOptions script_coverage_options;
  std::vector<browser::ScriptCoverage> script_coverage;
  bool style_coverage_resets = false;
  std::vector<browser::StyleCoverage> style_coverage;
  // Sources of the init scripts in place, by id.
  std::map<int64_t, std::string> init_scripts;
  // The functions the page has.
  std::set<std::string> functions;
  // When set, closing and exposing a function take until there is a value, and fail with it.
  std::optional<Promise<absl::Status>> closes;
  std::optional<Promise<absl::Status>> exposes;
  // How the context's clock was turned; when `turns_clock` is set, that takes until it has a value, and fails
  // with it.
  std::vector<browser::ClockTurn> clock_turns;
  std::optional<Promise<absl::Status>> turns_clock;

  static Task<absl::Status> Ok() { co_return absl::OkStatus(); }

 private:
  WeakRef<browser::Page> page_;
  FakeInput input_;
};

class FakeContext final : public browser::BrowserContextDelegate {
 public:
  explicit FakeContext(WeakRef<browser::BrowserContext> context) : context_(std::move(context)) {}

  Task<absl::StatusOr<Ref<browser::Page>>> NewPage() override;
  Task<absl::Status> Close() override;
  Task<absl::Status> GrantPermissions(std::string origin, std::vector<std::string> permissions) override;
  Task<absl::Status> ClearPermissions() override;
  Task<absl::StatusOr<std::vector<network::Cookie>>> Cookies() override;
  Task<absl::Status> AddCookies(std::vector<network::NewCookie> cookies) override;
  Task<absl::Status> ClearCookies() override;
  void ApplyWebSocketRoutes() override {}
  Task<absl::Status> ApplyNetworkToWorkers() override;

  std::vector<network::Cookie> jar;
  // When set, closing takes until it has a value, and fails with it.
  std::optional<Promise<absl::Status>> closes;

 private:
  WeakRef<browser::BrowserContext> context_;
};

class FakeCdpChannel final : public browser::CdpChannel {
 public:
  Task<absl::StatusOr<boost::json::object>> Send(std::string method, boost::json::object params) override;
  Task<absl::Status> Detach() override;
};

// A browser that traces at once.
class FakeTracing final : public browser::TracingDelegate {
 public:
  Task<absl::Status> Start(Ref<browser::Page>, browser::TracingOptions options) override {
    started.push_back(std::move(options));
    co_return absl::OkStatus();
  }
  Task<absl::StatusOr<std::string>> Stop() override { co_return trace; }

  std::vector<browser::TracingOptions> started;
  // What stopping gives: the path of the record, or an error.
  absl::StatusOr<std::string> trace = std::string("/nowhere/trace");
};

class FakeRunningBrowser final : public browser::BrowserDelegate {
 public:
  explicit FakeRunningBrowser(WeakRef<browser::Browser> browser) : browser_(std::move(browser)) {}

  Task<absl::StatusOr<Ref<browser::BrowserContext>>> NewContext(browser::ContextOptions options) override;
  Task<absl::Status> Close() override;
  void Kill() override;
  Task<absl::StatusOr<Ref<browser::CdpChannel>>> NewBrowserCdpChannel(
      Ref<browser::ClientContexts> client) override;
  Task<absl::StatusOr<Ref<browser::CdpChannel>>> NewPageCdpChannel(Ref<browser::Page> page) override;
  Task<absl::StatusOr<Ref<browser::CdpChannel>>> NewFrameCdpChannel(Ref<browser::Frame> frame) override;
  std::string DefaultUserAgent() override { return "Fake/1.0"; }
  const std::string& ArtifactsDirectory() override { return artifacts_directory; }
  Ref<browser::TracingDelegate> tracing() override { return fake_tracing; }
  void SetReadingPaused(bool paused) override { reading_paused = paused; }

  bool reading_paused = false;
  // When set, closing takes until it has a value, and fails with it.
  std::optional<Promise<absl::Status>> closes;
  // When set, contexts are made only once it has a value.
  std::optional<Promise<bool>> makes_contexts;
  std::string artifacts_directory = "/tmp";
  Ref<FakeTracing> fake_tracing = std::make_shared<FakeTracing>();
  Ref<FakeCdpChannel> cdp_channel = std::make_shared<FakeCdpChannel>();

 private:
  WeakRef<browser::Browser> browser_;
};

class FakeLauncher final : public browser::BrowserLauncher {
 public:
  explicit FakeLauncher(boost::asio::any_io_executor executor) : executor_(std::move(executor)) {}

  std::string Kind() override { return "chromium"; }
  std::string ExecutablePath() override { return "/usr/bin/fake"; }
  Task<absl::StatusOr<Ref<browser::Browser>>> Launch(browser::LaunchOptions options,
                                                     Ref<Progress> progress) override;
  Task<absl::StatusOr<Ref<browser::Browser>>> LaunchPersistent(browser::LaunchOptions options,
                                                               browser::ContextOptions context,
                                                               Ref<Progress> progress) override;

  // Every browser that was launched, and what drives it.
  std::vector<Ref<browser::Browser>> browsers;
  std::vector<Ref<FakeRunningBrowser>> delegates;
  // While true a launch takes for ever.
  bool hangs = false;

 private:
  boost::asio::any_io_executor executor_;
};

}  // namespace understudy
