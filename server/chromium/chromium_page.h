#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server/base/promise.h"
#include "server/base/task.h"
#include "server/browser/delegate/page.h"
#include "server/browser/page.h"
#include "server/browser/script/web_socket_routing.h"
#include "server/chromium/cdp/connection.h"
#include "server/chromium/cdp/page.h"
#include "server/chromium/cdp/session.h"
#include "server/chromium/cdp/target.h"
#include "server/chromium/coverage.h"
#include "server/chromium/frame_session.h"
#include "server/chromium/input.h"
#include "server/chromium/realm_script.h"
#include "server/chromium/virtual_authenticator.h"
#include "server/chromium/worker_session.h"

namespace understudy::chromium {

// Drives one page: its own session, one for each out-of-process iframe, and its workers.
class ChromiumPage final : public browser::PageDelegate,
                           public browser::NavigationDelegate,
                           public browser::ScriptsDelegate,
                           public std::enable_shared_from_this<ChromiumPage> {
 public:
  // Where a page comes from.
  struct Origin {
    WeakRef<browser::Page> opener;
    // What the opener asked for.
    std::optional<browser::Size> size;
    // Whether the page's window is nothing but its viewport.
    bool headless = true;
  };

  static Ref<ChromiumPage> Create(Ref<browser::BrowserContext> context, Origin origin,
                                  Ref<CdpConnection> connection, Ref<CdpSession> session,
                                  std::string target_id, Ref<const RealmScript> realm_script);
  ChromiumPage(boost::asio::any_io_executor executor, Ref<CdpConnection> connection, Ref<CdpSession> session,
               std::string target_id, Ref<const RealmScript> realm_script, bool headless);

  // Null once the page is closed and nobody does anything with it any more.
  Ref<browser::Page> page() const { return page_.lock(); }
  const std::string& target_id() const { return target_id_; }
  const Ref<CdpSession>& session() const { return main_->session(); }
  const boost::asio::any_io_executor& executor() const { return executor_; }
  const Ref<const RealmScript>& realm_script() const { return realm_script_; }
  const Ref<browser::WebSocketRouting>& web_socket_routing() const { return routing_; }

  // Brings the page to life; tells the context when it can be used. Ready() gives the outcome.
  Task<void> Initialize();
  Task<absl::StatusOr<Ref<browser::Page>>> Ready();
  // What the page's latest `window.open` asked for, once.
  std::optional<browser::Size> TakeWindowSize() { return std::exchange(window_size_, std::nullopt); }

  // The session `frame`'s document lives in.
  Ref<FrameSession> SessionOf(const browser::Frame& frame) const;

  browser::NavigationDelegate& navigation() override { return *this; }
  browser::ScriptsDelegate& scripts() override { return *this; }
  browser::InputDelegate& input() override { return *input_; }
  browser::CoverageDelegate& coverage() override { return coverage_; }
  Task<absl::Status> Apply(browser::PageSetting changed) override;
  Task<absl::StatusOr<browser::StartedNavigation>> Navigate(Ref<browser::Frame> frame, std::string url,
                                                            std::string referer) override;
  Task<absl::StatusOr<bool>> Reload() override;
  Task<absl::StatusOr<bool>> GoInHistory(int delta) override;
  Task<absl::StatusOr<std::string>> ShownTitle() override;
  Task<absl::Status> Close() override;
  Task<absl::Status> RunBeforeUnload() override;
  Task<absl::Status> BringToFront() override;
  Task<absl::Status> CollectGarbage() override;
  Task<absl::StatusOr<browser::AccessibleNode>> AccessibilityTree() override;
  Task<absl::StatusOr<int64_t>> AddInitScript(std::string source) override;
  Task<absl::Status> RemoveInitScript(int64_t id) override;
  Task<absl::Status> AddContextInitScript(Ref<browser::InitScript> script) override;
  Task<absl::Status> RemoveContextInitScript(Ref<browser::InitScript> script) override;
  Task<absl::Status> UpdateBindings() override { return UpdateSettings(); }
  Task<absl::Status> TurnClock(browser::ClockTurn turn) override;
  Task<absl::StatusOr<Ref<browser::JSHandle>>> FrameElement(Ref<browser::Frame> frame) override;

  // For the page's FrameSessions.
  // Sends a new session what page and context say: scripts and emulation. The answers are still to come.
  std::vector<Task<absl::Status>> SendState(const Ref<FrameSession>& session);
  // Gives the page its passkeys, if the context has some, before it runs.
  Task<absl::Status> SendPasskeys() { return authenticator_->Update(); }
  // Begins to tell of the requests of frames whose documents live in `session`. Null once the page is gone.
  std::unique_ptr<NetworkSession> WatchNetwork(const Ref<CdpSession>& session);
  void DidAttachFrame(FrameSession& session, const std::string& id, const std::string& parent_id);
  void DidAttachSession(const Ref<CdpSession>& parent, const cdp::target::AttachedToTarget& event);
  void DidDetachSession(const std::string& session_id);
  // `features` as "width=300".
  void DidOpenWindow(const std::vector<std::string>& features);
  // By its document, for itself.
  void DidRequestNavigation(const std::string& frame_id);
  void DidStartNavigating(const std::string& frame_id);
  void DidStopLoading(const std::string& frame_id);
  void DidCommitDocument(const browser::Frame& frame);
  void DidCrash(FrameSession& session);
  // The page's own target is gone.
  void DidClose();

 private:
  // A script in every session of the page, present and future, with its identifier in each, by the session's
  // id.
  struct PageScript {
    // Shared by the pages that it is the same for.
    Ref<const std::string> source;
    std::map<std::string, std::string> identifiers;
  };

  std::vector<Ref<FrameSession>> Sessions() const;
  // Until a popup has the document its opener wants, if there is to be one.
  Task<void> AwaitFirstDocument();
  static Task<void> LookForNavigation(Ref<ChromiumPage> self);
  // The popup keeps the document it began with.
  void StayAt(const absl::StatusOr<cdp::page::GetFrameTreeResult>& tree);
  // Tells the context of the page, once.
  void Announce();
  // How large the viewport is, and the window with it where that is nothing else.
  std::vector<Task<absl::Status>> SendSize();
  // Until what the page's renderers have told by now has arrived.
  Task<absl::Status> AwaitRenderers();
  // Awaits one command to each session; the first error wins.
  Task<absl::Status> ForEachSession(std::function<Task<absl::Status>(Ref<CdpSession>)> send);
  // The scripts a page begins with: the driver's own first, so that init scripts can use exposed functions
  // and routed sockets.
  void CollectScripts();
  int64_t NewScript(std::string source);
  int64_t NewScript(Ref<const std::string> source);
  // `everywhere`: at once in documents that exist, too.
  Task<absl::Status> AddScript(int64_t id, bool everywhere);
  static Task<absl::Status> AddScriptTo(Ref<ChromiumPage> self, Ref<FrameSession> session, int64_t id,
                                        Task<absl::StatusOr<std::string>> answer);
  Task<absl::Status> RemoveScript(int64_t id);
  // The functions and socket patterns of page and context, as RealmScript::Settings() takes them.
  boost::json::object Settings() const;
  std::string SettingsScript() const;
  // Brings every document, present and future, to the settings that hold now.
  Task<absl::Status> UpdateSettings();
  Task<absl::Status> ReplaceSettings();
  // Begins when the update before it has ended.
  Task<absl::Status> InTurn(Task<absl::Status> update);
  static Task<absl::Status> TurnClockIn(Ref<ChromiumPage> self, browser::ClockTurn turn);
  // Adds the answers that are still to come.
  static Task<absl::Status> SendClockTurn(Ref<ChromiumPage> self, browser::ClockTurn turn,
                                          Ref<std::vector<Task<absl::Status>>> answers);
  std::vector<browser::Header> ExtraHeaders() const;
  // To frames and workers.
  Task<absl::Status> SendExtraHeadersEverywhere();
  Task<absl::Status> SendInterceptionEverywhere();
  void AttachWorker(const Ref<CdpSession>& parent, const Ref<CdpSession>& attached,
                    const cdp::target::AttachedToTarget& event);
  std::unique_ptr<NetworkSession> WatchNetworkOf(const Ref<browser::Worker>& worker,
                                                 const Ref<browser::Frame>& frame,
                                                 const Ref<CdpSession>& session) const;
  // Whose worker it is that attached to `parent`.
  Ref<browser::Frame> FrameOfWorker(const CdpSession& parent, const cdp::target::TargetInfo& worker) const;
  // Forgets what is kept for a session that is gone.
  void ForgetScriptsOf(const std::string& session_id);
  Task<void> InitializeFrame(Ref<FrameSession> session);
  Task<void> DetachFrameUnlessSwapped(Ref<FrameSession> session);

  boost::asio::any_io_executor executor_;
  Ref<CdpConnection> connection_;
  std::string target_id_;
  WeakRef<browser::Page> page_;
  Ref<browser::WebSocketRouting> routing_;
  Ref<const RealmScript> realm_script_;
  const bool headless_;
  const Ref<ChromiumInput> input_;
  ChromiumCoverage coverage_;
  Ref<VirtualAuthenticator> authenticator_;
  Ref<FrameSession> main_;
  // Out-of-process iframes and workers, by session id.
  std::map<std::string, Ref<FrameSession>> frames_;
  std::map<std::string, Ref<WorkerSession>> workers_;
  // In the order they were added: that is the order they run in.
  std::map<int64_t, PageScript> scripts_;
  int64_t last_script_ = 0;
  int64_t settings_script_ = 0;
  // 0 while there is no clock.
  int64_t clock_script_ = 0;
  // The latest update of the settings, until it is through: each begins when the one before it has ended.
  Promise<bool> settings_updated_;
  std::map<Ref<browser::InitScript>, int64_t> context_scripts_;
  Promise<absl::Status> ready_;
  // Whether the page runs and has been brought to what page and context say.
  bool initialized_ = false;
  bool announced_ = false;
  // Whether the main frame is on its way to another document.
  bool navigating_ = false;
  // It has arrived, or given up.
  Promise<bool> navigated_;
  std::optional<browser::Size> window_size_;
};

}  // namespace understudy::chromium
