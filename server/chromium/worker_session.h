#pragma once

#include <memory>
#include <string>
#include <vector>

#include "server/base/promise.h"
#include "server/base/signal.h"
#include "server/base/task.h"
#include "server/browser/browser.h"
#include "server/browser/console_message.h"
#include "server/browser/script/web_socket_routing.h"
#include "server/browser/worker.h"
#include "server/chromium/cdp/session.h"
#include "server/chromium/cdp/target.h"
#include "server/chromium/injected_object.h"
#include "server/chromium/interception.h"
#include "server/chromium/network_session.h"
#include "server/chromium/realm_script.h"
#include "server/chromium/watched_web_sockets.h"

namespace understudy::chromium {

// A worker's target: its realm, its console, its errors, its routed sockets, and the workers it starts
// itself.
class WorkerSession : public std::enable_shared_from_this<WorkerSession> {
 public:
  WorkerSession(boost::asio::any_io_executor executor, Ref<CdpSession> session, Ref<browser::Worker> worker,
                Ref<browser::WebSocketRouting> routing, Ref<const RealmScript> script);

  // Before Start(). `web_sockets` is null for a worker without a page.
  void Watch(std::unique_ptr<NetworkSession> network, std::unique_ptr<WatchedWebSockets> web_sockets);
  // Brings the worker's network to what its context says. The answers are still to come.
  std::vector<Task<absl::Status>> SendNetwork(const browser::BrowserContext& context,
                                              InterceptionReasons reasons);
  // Subscribes and lets the worker run. `waiting`: it has not run a line yet.
  void Start(const browser::Browser& browser, bool waiting);
  const Ref<CdpSession>& session() const { return session_; }
  const Ref<browser::Worker>& worker() const { return worker_; }

  // Brings the worker to the patterns that hold now. A worker that is busy, or waits on an atomic, takes them
  // when it turns to its event loop: nobody waits for it.
  void ApplyWebSocketRoutes();
  // The worker has ended before its page: its observed sockets have, too.
  void CloseWebSockets();
  // The target is gone.
  void DidDetach();

  Signal<Ref<browser::ConsoleMessage>> on_console;
  // The workers this one starts, waiting to be let run; and their end.
  Signal<const cdp::target::AttachedToTarget&> on_attached_to_target;
  Signal<const cdp::target::DetachedFromTarget&> on_detached_from_target;

 private:
  // Makes the worker's object before its first line runs.
  void Enter();
  boost::json::object Settings() const;
  // Worker.evaluate waits for the worker's script, as the globals it defines are what is asked for.
  void DidLoadScript();

  boost::asio::any_io_executor executor_;
  Ref<CdpSession> session_;
  Ref<browser::Worker> worker_;
  Ref<browser::WebSocketRouting> routing_;
  Ref<const RealmScript> script_;
  Promise<absl::StatusOr<std::string>> made_;
  Ref<InjectedObject> injected_;
  std::unique_ptr<NetworkSession> network_;
  std::unique_ptr<WatchedWebSockets> web_sockets_;
  Ref<browser::ExecutionContext> context_;
  bool script_loaded_ = false;
  // Once a socket of the worker's has been routed.
  Ref<browser::RealmSockets> sockets_;
  std::vector<Subscription> subscriptions_;
};

}  // namespace understudy::chromium
