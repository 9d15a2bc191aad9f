#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "server/base/shared_work.h"
#include "server/base/signal.h"
#include "server/base/task.h"
#include "server/browser/binding_call.h"
#include "server/browser/clock/clock.h"
#include "server/browser/console_message.h"
#include "server/browser/context_options.h"
#include "server/browser/delegate/browser_context.h"
#include "server/browser/init_script.h"
#include "server/browser/network.h"
#include "server/browser/passkeys/passkeys.h"
#include "server/browser/request_routing.h"
#include "server/browser/types.h"
#include "server/browser/web_socket_route.h"
#include "server/files/uploads.h"

namespace understudy::browser {

class Browser;
class ClientContexts;
class Dialog;
class Page;
class PageDelegate;
class Request;
class Response;
class Worker;
enum class PageSetting;

// An isolated profile: cookies, storage, and what its pages pretend to be. Owns its pages.
class BrowserContext : public std::enable_shared_from_this<BrowserContext> {
 public:
  // `persistent`: the browser's default context, whose close closes the browser.
  BrowserContext(Ref<Browser> browser, ContextOptions options, bool persistent);
  // Backend: once, before anything else.
  void SetDelegate(Ref<BrowserContextDelegate> delegate) { delegate_ = std::move(delegate); }

  Ref<Browser> browser() const { return browser_.lock(); }
  const ContextOptions& options() const { return options_; }
  SelectorEngines& selector_engines() { return *options_.selector_engines; }
  bool persistent() const { return persistent_; }
  const std::vector<Ref<Page>>& pages() const { return pages_; }
  // The frame of that id in any of the pages; null when there is none (any more).
  Ref<Frame> FindFrame(const std::string& id) const;
  const std::vector<Ref<Worker>>& service_workers() const { return service_workers_; }
  bool closed() const { return closed_; }
  // Whose it is, where clients share the browser; null where it has one client alone.
  Ref<ClientContexts> client() const { return client_.lock(); }
  void SetClient(WeakRef<ClientContexts> client) { client_ = std::move(client); }
  // Why the context closes, or its browser; empty when nobody said.
  std::string close_reason() const;
  BrowserContextDelegate& delegate() { return *delegate_; }
  Network& network() { return network_; }
  const boost::asio::any_io_executor& executor() const { return executor_; }

  Task<absl::StatusOr<Ref<Page>>> NewPage();
  // Makes files for the client to fill and pages to be given; they go with the context. `root` and `items` as
  // for files::Uploads::Begin().
  absl::StatusOr<files::Uploads::Begun> BeginUpload(const std::string& root,
                                                    const std::vector<files::UploadItem>& items);
  // Closes every page, then the context (and a persistent one's browser), and waits for it. Goes on when its
  // caller is cancelled; after a failure it can be asked again.
  Task<absl::Status> Close(std::string reason);

  Task<absl::StatusOr<Ref<InitScript>>> AddInitScript(std::string source);
  Task<absl::Status> RemoveInitScript(Ref<InitScript> script);
  const std::vector<Ref<InitScript>>& init_scripts() const { return init_scripts_; }
  Task<absl::StatusOr<Ref<Binding>>> ExposeBinding(Binding binding);
  Task<absl::Status> RemoveBinding(Ref<Binding> binding);
  const std::vector<Ref<Binding>>& bindings() const { return bindings_; }
  bool HasBinding(const std::string& name) const { return FindBinding(bindings_, name) != nullptr; }

  // That of its pages, once it has begun.
  Clock& clock() { return clock_; }
  // Brings the documents along; fails with what a timer threw that fired.
  Task<absl::Status> TurnClock(ClockTurn turn);

  // What its pages' virtual authenticators hold; what is changed here, they learn with ApplyPasskeys().
  Passkeys& passkeys() { return passkeys_; }
  Task<absl::Status> ApplyPasskeys();

  Task<absl::Status> SetExtraHttpHeaders(std::vector<Header> headers);
  Task<absl::Status> SetOffline(bool offline);
  Task<absl::Status> SetHttpCredentials(std::vector<HttpCredentials> credentials);
  Task<absl::Status> SetGeolocation(std::optional<Geolocation> geolocation);
  // An empty origin, or `*`: every origin. Fails with "Unknown permission: x".
  Task<absl::Status> GrantPermissions(std::string origin, std::vector<std::string> permissions);
  Task<absl::Status> ClearPermissions();
  // Requests for URLs that one of `patterns` fits become routes, of service workers too, unless a page's own
  // patterns fit; an empty list ends it.
  Task<absl::Status> SetRequestPatterns(std::vector<network::UrlMatch> patterns);
  RequestRouting& routing() { return routing_; }
  const RequestRouting& routing() const { return routing_; }
  Task<absl::Status> SetWebSocketMatchers(std::vector<UrlMatcher> matchers);
  const std::vector<UrlMatcher>& web_socket_matchers() const { return web_socket_matchers_; }

  // Those that apply to one of `urls`; all of them for an empty list.
  Task<absl::StatusOr<std::vector<network::Cookie>>> Cookies(std::vector<std::string> urls);
  Task<absl::Status> AddCookies(std::vector<network::NewCookie> cookies);
  // Removes the cookies `selects` answers true for.
  Task<absl::Status> ClearCookies(std::function<bool(const network::Cookie&)> selects);

  // A page is ready to be used; popups too, with their opener set.
  Signal<const Ref<Page>&> on_page;
  Signal<> on_close;
  Signal<const Ref<ConsoleMessage>&> on_console;
  Signal<const PageError&> on_page_error;
  Signal<const Ref<BindingCall>&> on_binding_call;
  // A socket one of the context's matchers fits, and none of its page's.
  Signal<const Ref<WebSocketRoute>&> on_web_socket_route;
  Signal<const Ref<Worker>&> on_service_worker;
  Signal<const Ref<Request>&> on_request;
  Signal<const Ref<Response>&> on_response;
  Signal<const Ref<Request>&> on_request_finished;
  Signal<const Ref<Request>&> on_request_failed;
  // A listener that will answer the dialog sets `claimed`; when none does, it is closed by default.
  Signal<const Ref<Dialog>&, bool& /*claimed*/> on_dialog;
  // Once for each dialog, whoever answered it; not for those that their page takes along.
  Signal<const Ref<Dialog>&> on_dialog_closed;

  // Backend.
  // A page exists, but isn't ready to be used: it can close. OnPage follows through DidOpenPage.
  void DidCreatePage(Ref<Page> page) { pages_.push_back(std::move(page)); }
  void DidOpenPage(Ref<Page> page);
  void DidClosePage(const Ref<Page>& page);
  void DidAttachServiceWorker(Ref<Worker> worker);
  void DidDetachServiceWorker(const Ref<Worker>& worker);
  void DidOpenDialog(Ref<Dialog> dialog);
  void DidClose();

 private:
  Task<absl::Status> CloseNow(std::string reason);
  // The same for pages and workers alike.
  Task<absl::Status> ApplyToNetwork(PageSetting changed);
  // Awaits `update` for each page there is; the first error wins, but that of a page which closes meanwhile.
  Task<absl::Status> ApplyToPages(PageSetting changed);
  Task<absl::Status> UpdatePages(std::function<Task<absl::Status>(PageDelegate&)> update);

  WeakRef<Browser> browser_;
  WeakRef<ClientContexts> client_;
  boost::asio::any_io_executor executor_;
  ContextOptions options_;
  bool persistent_;
  Ref<BrowserContextDelegate> delegate_;
  std::vector<Ref<Page>> pages_;
  std::vector<Ref<Worker>> service_workers_;
  std::vector<Ref<InitScript>> init_scripts_;
  std::vector<Ref<Binding>> bindings_;
  RequestRouting routing_;
  std::vector<UrlMatcher> web_socket_matchers_;
  Clock clock_;
  Passkeys passkeys_;
  Network network_;
  files::Uploads uploads_;
  SharedWork closing_;
  std::string close_reason_;
  bool closed_ = false;
};

}  // namespace understudy::browser
