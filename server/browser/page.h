#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "server/base/promise.h"
#include "server/base/shared_work.h"
#include "server/base/signal.h"
#include "server/base/task.h"
#include "server/browser/binding_call.h"
#include "server/browser/console_message.h"
#include "server/browser/context_options.h"
#include "server/browser/delegate/page.h"
#include "server/browser/frame.h"
#include "server/browser/init_script.h"
#include "server/browser/input/keyboard.h"
#include "server/browser/input/mouse.h"
#include "server/browser/input/touchscreen.h"
#include "server/browser/locator_handlers.h"
#include "server/browser/request_routing.h"
#include "server/browser/types.h"
#include "server/browser/web_socket_route.h"
#include "server/browser/worker.h"

namespace understudy::browser {

class BrowserContext;
class Dialog;

// A tab or popup. Owns its frame tree and its workers.
class Page : public std::enable_shared_from_this<Page> {
 public:
  // `size` is what the page's opener asked for; without it the context's options decide.
  Page(Ref<BrowserContext> context, WeakRef<Page> opener, Ref<PageDelegate> delegate,
       std::optional<Size> size = std::nullopt);

  Ref<BrowserContext> context() const { return context_.lock(); }
  Ref<Page> opener() const { return opener_.lock(); }
  const Ref<Frame>& main_frame() const { return main_frame_; }
  // Null when there is no such frame (any more).
  Ref<Frame> FindFrame(const std::string& id) const;
  const std::map<std::string, Ref<Worker>>& workers() const { return workers_; }
  PageDelegate& delegate() { return *delegate_; }
  Keyboard& keyboard() { return *keyboard_; }
  Mouse& mouse() { return *mouse_; }
  Touchscreen& touchscreen() { return *touchscreen_; }
  bool closed() const { return closed_; }
  bool crashed() const { return crashed_; }
  // Why the page closes, or what it is in; empty when nobody said.
  std::string close_reason() const;

  // Absent when the page has its window's size.
  const std::optional<Size>& viewport() const { return viewport_; }
  // What `window.screen` tells: as large as a viewport that isn't the context's.
  Size screen() const;
  Task<absl::Status> SetViewport(Size size);
  const EmulatedMedia& media() const { return media_; }
  Task<absl::Status> EmulateMedia(EmulatedMedia changes);
  const std::vector<Header>& extra_http_headers() const { return extra_http_headers_; }
  Task<absl::Status> SetExtraHttpHeaders(std::vector<Header> headers);

  // Null response and OK when there is nowhere to go.
  Task<absl::StatusOr<Ref<Response>>> GoBack(NavigateOptions options);
  Task<absl::StatusOr<Ref<Response>>> GoForward(NavigateOptions options);
  Task<absl::StatusOr<Ref<Response>>> Reload(NavigateOptions options);
  // Waits until the page is closed. `reason` is what pending work fails with; empty: the standard text. Goes
  // on when its caller is cancelled; after a failure it can be asked again.
  Task<absl::Status> Close(std::string reason);
  // Asks the page whether it may close; a beforeunload dialog may keep it.
  Task<absl::Status> RunBeforeUnload();
  Task<absl::Status> BringToFront() { return delegate_->BringToFront(); }
  Task<absl::Status> CollectGarbage() { return delegate_->CollectGarbage(); }

  Task<absl::StatusOr<Ref<InitScript>>> AddInitScript(std::string source);
  Task<absl::Status> RemoveInitScript(Ref<InitScript> script);
  // Fails when the page or its context has a function of that name.
  Task<absl::StatusOr<Ref<Binding>>> ExposeBinding(Binding binding);
  Task<absl::Status> RemoveBinding(Ref<Binding> binding);
  const std::vector<Ref<Binding>>& bindings() const { return bindings_; }
  bool HasBinding(const std::string& name) const { return FindBinding(bindings_, name) != nullptr; }

  // Whether choosing a file is the client's, through on_file_chooser, instead of the browser's own.
  Task<absl::Status> SetTakesFileChoosers(bool takes);
  bool takes_file_choosers() const { return takes_file_choosers_; }

  // Requests for URLs that one of `patterns` fits become routes; an empty list ends it.
  Task<absl::Status> SetRequestPatterns(std::vector<network::UrlMatch> patterns);
  RequestRouting& routing() { return routing_; }
  const RequestRouting& routing() const { return routing_; }

  // Sockets created from now on whose URL one of `matchers` fits are routed; an empty list ends it.
  Task<absl::Status> SetWebSocketMatchers(std::vector<UrlMatcher> matchers);
  const std::vector<UrlMatcher>& web_socket_matchers() const { return web_socket_matchers_; }

  // The latest messages and errors, at most 200 of each; `since_navigation` leaves out those of former
  // documents.
  std::vector<Ref<ConsoleMessage>> ConsoleMessages(bool since_navigation) const;
  void ClearConsoleMessages() { console_messages_.clear(); }
  std::vector<PageError> PageErrors(bool since_navigation) const;
  void ClearPageErrors() { page_errors_.clear(); }
  // The latest requests of its documents and their workers, about a hundred.
  std::vector<Ref<Request>> Requests() const { return {requests_.begin(), requests_.end()}; }

  // Frames in the order in which references to their elements were first given (aria snapshots), from 1.
  int64_t NumberOf(const Ref<Frame>& frame);
  // Null when it is gone.
  Ref<Frame> NumberedFrame(int64_t number) const;

  LocatorHandlers& locator_handlers() { return locator_handlers_; }

  // Whether nothing runs in the page because it waits for a dialog's answer.
  bool has_dialog() const;

  Signal<> on_close;
  Signal<> on_crash;
  Signal<const Ref<Frame>&> on_frame_attached;
  Signal<const Ref<Frame>&> on_frame_detached;
  // A frame's document sets out for another one.
  Signal<const Ref<Frame>&> on_navigation;
  Signal<const Ref<Worker>&> on_worker;
  Signal<const Ref<BindingCall>&> on_binding_call;
  // A socket one of the page's matchers fits.
  Signal<const Ref<WebSocketRoute>&> on_web_socket_route;
  Signal<const Ref<WebSocket>&> on_web_socket;
  Signal<const std::optional<Size>&> on_viewport_changed;
  Signal<> on_dialog;
  // The page asks for a file, or for several.
  Signal<const Ref<JSHandle>& /*input*/, bool /*multiple*/> on_file_chooser;

  // Backend. The page has been told of: what it said before follows.
  void DidOpen();
  // Frames: parents before children.
  void DidAttachFrame(std::string id, const std::string& parent_id);
  void DidDetachFrame(const std::string& id);
  void DidAttachWorker(const std::string& id, Ref<Worker> worker);
  void DidDetachWorker(const std::string& id);
  void DidCallBinding(Ref<BindingCall> call);
  void DidLogToConsole(Ref<ConsoleMessage> message);
  void DidThrow(PageError error);
  void DidSendRequest(Ref<Request> request);
  void DidOpenDialog(const Ref<Dialog>& dialog);
  void DidNavigateMainFrame() { ++navigation_count_; }
  void DidDetachChildFrames(const Frame& frame);
  void DidClose();
  void DidCrash();

 private:
  Task<absl::Status> CloseNow(std::string reason);
  // Does it with the page's context, but not before the page has been told of.
  void Tell(std::function<void(BrowserContext&)> tell);

  WeakRef<BrowserContext> context_;
  WeakRef<Page> opener_;
  Ref<PageDelegate> delegate_;
  boost::asio::any_io_executor executor_;
  Ref<Keyboard> keyboard_;
  Ref<Mouse> mouse_;
  Ref<Touchscreen> touchscreen_;
  std::map<std::string, Ref<Frame>> frames_;
  Ref<Frame> main_frame_;
  // By the backend's id.
  std::map<std::string, Ref<Worker>> workers_;
  std::optional<Size> viewport_;
  std::optional<Size> screen_;
  EmulatedMedia media_;
  std::vector<Header> extra_http_headers_;
  std::map<Ref<InitScript>, int64_t> init_scripts_;
  std::vector<Ref<Binding>> bindings_;
  RequestRouting routing_;
  std::vector<UrlMatcher> web_socket_matchers_;
  std::deque<std::pair<int, Ref<ConsoleMessage>>> console_messages_;
  std::deque<std::pair<int, PageError>> page_errors_;
  std::deque<Ref<Request>> requests_;
  // What is to be told as soon as the page has been.
  std::vector<std::function<void(BrowserContext&)>> untold_;
  LocatorHandlers locator_handlers_;
  std::vector<WeakRef<Frame>> numbered_frames_;
  WeakRef<Dialog> dialog_;
  // How many documents the main frame has had.
  int navigation_count_ = 0;
  Promise<bool> close_done_;
  SharedWork closing_;
  std::string close_reason_;
  bool takes_file_choosers_ = false;
  bool opened_ = false;
  bool closed_ = false;
  bool crashed_ = false;
};

}  // namespace understudy::browser
