#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/base/signal.h"
#include "server/base/task.h"
#include "server/browser/clock/clock_reading.h"
#include "server/browser/execution_context.h"
#include "server/browser/frame.h"
#include "server/browser/script/realm_functions.h"
#include "server/browser/script/realm_sockets.h"
#include "server/chromium/cdp/page.h"
#include "server/chromium/cdp/runtime.h"
#include "server/chromium/cdp/session.h"
#include "server/chromium/cdp/target.h"
#include "server/chromium/injected_object.h"
#include "server/chromium/network_session.h"
#include "server/chromium/watched_web_sockets.h"

namespace understudy::browser {
class Dialog;
}  // namespace understudy::browser

namespace understudy::chromium {

class ChromiumPage;

// One target's session in a page: the page's own, or that of an out-of-process iframe. Keeps the part of the
// frame tree that lives in this target true, and its realms.
class FrameSession : public std::enable_shared_from_this<FrameSession> {
 public:
  // `root_frame_id` is the frame whose document the target is about.
  FrameSession(WeakRef<ChromiumPage> page, Ref<CdpSession> session, std::string root_frame_id);

  const Ref<CdpSession>& session() const { return session_; }
  const std::string& root_frame_id() const { return root_frame_id_; }

  // Subscribes, brings the target to what page and context say, and lets it run.
  Task<absl::Status> Initialize();

  // Scripts that run in each new document; `everywhere`: in those there are already, too. Sent when called.
  Task<absl::StatusOr<std::string>> AddScript(const std::string& source, bool everywhere);
  Task<absl::Status> RemoveScript(std::string identifier);
  // Brings the realms that are there to what holds now; those that go away meanwhile are passed over.
  Task<absl::Status> Configure(boost::json::object settings);
  // Turns the clock in the realms that are there, and adds the answers that are still to come.
  void TurnClock(const browser::ClockTurn& turn, std::vector<Task<absl::Status>>& answers);

  // The main frame has a new document.
  void DidReplaceDocuments();
  // The target's process is gone and its realms with it, which nobody says of them.
  void DidCrash();
  // The target is gone.
  void DidDetach();

 private:
  // A realm and what the driver keeps beside it.
  struct KnownRealm {
    Ref<browser::ExecutionContext> context;
    WeakRef<browser::Frame> frame;
    Ref<InjectedObject> injected;
    // Of the page's own script, not the driver's.
    bool main = false;
    // Once the page has said something.
    Ref<browser::RealmFunctions> functions = nullptr;
    Ref<browser::RealmSockets> sockets = nullptr;
  };

  void Subscribe();
  void SubscribeToDocuments();
  void SubscribeToRealms();
  void Build(const cdp::page::FrameTree& tree);
  void OnFrameDetached(const cdp::page::FrameDetached& event);
  void OnFrameNavigated(const cdp::page::Frame& frame, bool initial);
  void OnLifecycleEvent(const cdp::page::LifecycleEvent& event);
  void OnContextCreated(const cdp::runtime::ExecutionContextDescription& description);
  void OnContextDestroyed(int64_t id);
  void OnBindingCalled(const cdp::runtime::BindingCalled& event);
  void OnAttachedToTarget(const cdp::target::AttachedToTarget& event);
  void OnDialog(const cdp::page::JavascriptDialogOpening& event);
  void OnDialogClosed(const cdp::page::JavascriptDialogClosed& event);
  // Null once the page is closed.
  Ref<browser::Page> FindPage() const;
  Ref<browser::Frame> FindFrame(const std::string& id) const;
  template <class Event, class Method>
  void Listen(Method method);

  WeakRef<ChromiumPage> page_;
  Ref<CdpSession> session_;
  std::string root_frame_id_;
  // By Runtime.ExecutionContextId, as events name them: a number that a later realm may have again.
  std::map<int64_t, KnownRealm> realms_;
  std::unique_ptr<NetworkSession> network_;
  std::unique_ptr<WatchedWebSockets> web_sockets_;
  // The latest: a page has one at a time, and the browser gives it no name. Empty when nobody will answer it.
  WeakRef<browser::Dialog> dialog_;
  std::vector<Subscription> subscriptions_;
};

}  // namespace understudy::chromium
