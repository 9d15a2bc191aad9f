#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/base/signal.h"
#include "server/base/task.h"
#include "server/browser/browser.h"
#include "server/browser/delegate/browser.h"
#include "server/chromium/cdp/connection.h"
#include "server/chromium/cdp/target.h"
#include "server/chromium/chromium_context.h"
#include "server/chromium/chromium_page.h"
#include "server/chromium/process/launch.h"
#include "server/chromium/session_guard.h"
#include "server/chromium/tracing.h"
#include "server/chromium/worker_session.h"

namespace understudy::chromium {

// Drives a launched Chromium through its root session: contexts, and the pages and service workers that
// appear in them.
class ChromiumBrowser final : public browser::BrowserDelegate,
                              public std::enable_shared_from_this<ChromiumBrowser> {
 public:
  ChromiumBrowser(boost::asio::any_io_executor executor, Ref<LaunchedBrowser> process,
                  WeakRef<browser::Browser> browser);

  // Subscribes and has every target attached before it runs.
  Task<absl::Status> Initialize();
  // Adds the default context of a persistent profile, with the pages that are open.
  Task<absl::Status> OpenDefaultContext(browser::ContextOptions options);

  const Ref<CdpSession>& root() const { return process_->connection()->root(); }
  const std::string& downloads_dir() const { return process_->downloads_dir(); }
  // Null when there is no such page.
  Ref<ChromiumPage> FindPage(const std::string& target_id) const;
  // Creates a target in a window of that size, where the browser opens such windows; gives its id.
  Task<absl::StatusOr<std::string>> CreatePageTarget(cdp::target::CreateTarget command,
                                                     std::optional<browser::Size> size);
  void ForgetContext(const std::string& id) { contexts_.erase(id); }
  // Of the workers that belong to `context` and to no page.
  void ApplyWebSocketRoutesOfWorkers(const browser::BrowserContext& context);
  Task<absl::Status> ApplyNetworkToWorkers(Ref<browser::BrowserContext> context);

  Task<absl::StatusOr<Ref<browser::BrowserContext>>> NewContext(browser::ContextOptions options) override;
  Task<absl::Status> Close() override;
  void Kill() override;
  Task<absl::StatusOr<Ref<browser::CdpChannel>>> NewBrowserCdpChannel(
      Ref<browser::ClientContexts> client) override;
  Task<absl::StatusOr<Ref<browser::CdpChannel>>> NewPageCdpChannel(Ref<browser::Page> page) override;
  Task<absl::StatusOr<Ref<browser::CdpChannel>>> NewFrameCdpChannel(Ref<browser::Frame> frame) override;
  std::string DefaultUserAgent() override { return process_->user_agent(); }
  const std::string& ArtifactsDirectory() override { return process_->artifacts_dir(); }
  Ref<browser::TracingDelegate> tracing() override { return tracing_; }
  void SetReadingPaused(bool paused) override;

 private:
  struct ContextWorker {
    WeakRef<browser::BrowserContext> context;
    Ref<WorkerSession> session;
    // A service worker.
    bool known = false;
  };
  static InterceptionReasons ReasonsToIntercept(const browser::BrowserContext& context,
                                                const ContextWorker& worker);

  Task<absl::StatusOr<Ref<browser::BrowserContext>>> AddContext(std::string id,
                                                                browser::ContextOptions options,
                                                                bool persistent);
  // The session is with `target_id`, of a page in `context`.
  Task<absl::StatusOr<Ref<browser::CdpChannel>>> Attach(std::string target_id,
                                                        Ref<browser::BrowserContext> context);
  Ref<browser::CdpChannel> Guard(Ref<browser::CdpChannel> channel, GuardRules rules,
                                 const Ref<browser::ClientContexts>& client) const;
  // A worker's own workers attach to `parent`, everything else to the root session.
  void OnAttachedToTarget(const Ref<CdpSession>& parent, const cdp::target::AttachedToTarget& event);
  void OnDetachedFromTarget(const cdp::target::DetachedFromTarget& event);
  void AttachPage(const Ref<browser::BrowserContext>& context, const Ref<CdpSession>& session,
                  const cdp::target::AttachedToTarget& event);
  void AttachWorker(const Ref<browser::BrowserContext>& context, const Ref<CdpSession>& session,
                    const cdp::target::AttachedToTarget& event);
  void DidDisconnect();

  boost::asio::any_io_executor executor_;
  Ref<LaunchedBrowser> process_;
  WeakRef<browser::Browser> browser_;
  // Weak: the domain owns its contexts. By id, the default one's being empty.
  std::map<std::string, WeakRef<browser::BrowserContext>> contexts_;
  // By session id.
  std::map<std::string, Ref<ChromiumPage>> pages_;
  // Service workers, shared ones, and the workers these start.
  std::map<std::string, ContextWorker> workers_;
  const Ref<ChromiumTracing> tracing_;
  std::vector<Subscription> subscriptions_;
  // As a headless shell does.
  bool opens_sized_windows_;
};

}  // namespace understudy::chromium
