#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "server/base/progress.h"
#include "server/base/promise.h"
#include "server/base/signal.h"
#include "server/base/task.h"
#include "server/browser/delegate/navigation.h"
#include "server/browser/execution_context.h"
#include "server/browser/network_quiet.h"
#include "server/browser/types.h"

namespace understudy::browser {

class Page;
class Request;
class Response;

enum class World { kMain, kUtility };

// A document change in a frame (the Frame channel's `navigated` event).
struct Navigation {
  std::string url;
  std::string name;
  // Absent for a navigation within the document.
  struct NewDocument {
    std::string id;
    Ref<Request> request;
  };
  std::optional<NewDocument> new_document;
  // Set when the navigation ended without a commit: the frame keeps its document.
  std::optional<std::string> error;
};

struct NavigateOptions {
  LoadState wait_until = LoadState::kLoad;
  // Absent: the extra header of that name, or none.
  std::optional<std::string> referer;
  Ref<Progress> progress = NoProgress();
};

// What addScriptTag and addStyleTag put into the document.
struct TagSource {
  std::optional<std::string> url;
  std::optional<std::string> content;
  std::string type;
};

class Frame : public std::enable_shared_from_this<Frame> {
 public:
  Frame(boost::asio::any_io_executor executor, WeakRef<Page> page, WeakRef<Frame> parent, std::string id);

  const std::string& id() const { return id_; }
  const boost::asio::any_io_executor& executor() const { return executor_; }
  // Null once the page is gone.
  Ref<Page> page() const { return page_.lock(); }
  Ref<Frame> parent() const { return parent_.lock(); }
  const std::vector<Ref<Frame>>& children() const { return children_; }
  const std::string& url() const { return url_; }
  const std::string& name() const { return name_; }
  const std::set<LoadState>& load_states() const { return load_states_; }
  const std::string& document_id() const { return document_id_; }
  bool detached() const { return detached_; }

  // Navigates and waits until the new document reached `wait_until`. A URL that begins with `localhost` or
  // `127.0.0.1` means http. The response is null for documents that
  // don't come from the network. Fails when another navigation takes over, the download begins or the frame
  // goes.
  Task<absl::StatusOr<Ref<Response>>> Goto(std::string url, NavigateOptions options);
  // Waits for the navigation that `start` brings about, and its load state. `start` answering false means
  // that there is nothing to wait for: the response is null.
  Task<absl::StatusOr<Ref<Response>>> NavigateBy(Task<absl::StatusOr<bool>> start, bool requires_new_document,
                                                 NavigateOptions options);
  // Navigates to `url` in place of the navigation to that document, which comes to nothing: who waits for
  // that one waits for this.
  void RedirectNavigation(std::string document_id, std::string url);
  Task<absl::Status> WaitForLoadState(LoadState state);
  Task<absl::Status> SetContent(std::string html, NavigateOptions options);
  // The document's serialised HTML, with its doctype.
  Task<absl::StatusOr<std::string>> Content();
  // While the page waits for a dialog's answer: what the browser shows as its title, and nothing for a frame
  // inside.
  Task<absl::StatusOr<std::string>> Title();

  bool has_context() const { return main_.context != nullptr; }
  // The realm, once the current document has one.
  Task<absl::StatusOr<Ref<ExecutionContext>>> Context(World world);
  Task<absl::StatusOr<boost::json::value>> Evaluate(std::string expression, std::optional<bool> is_function,
                                                    Argument argument);
  Task<absl::StatusOr<Ref<JSHandle>>> EvaluateHandle(std::string expression, std::optional<bool> is_function,
                                                     Argument argument);
  // Polls each animation frame, or every `polling_interval` ms (more than none), until the expression is
  // truthy; gives that value. Goes on in the next document when the frame navigates.
  Task<absl::StatusOr<Ref<JSHandle>>> WaitForFunction(std::string expression, std::optional<bool> is_function,
                                                      Argument argument,
                                                      std::optional<double> polling_interval);
  // Fail without a URL and content.
  Task<absl::StatusOr<Ref<JSHandle>>> AddScriptTag(TagSource source);
  Task<absl::StatusOr<Ref<JSHandle>>> AddStyleTag(TagSource source);
  // The <iframe> element that holds the frame. Fails for a main frame.
  Task<absl::StatusOr<Ref<JSHandle>>> Element();

  Signal<const Navigation&> on_navigated;
  // `added` is false when the state is taken back because a new document begins.
  Signal<LoadState, bool /*added*/> on_load_state;
  Signal<> on_detached;
  // Nothing more comes of a navigation, or of what its document had to load.
  Signal<> on_stopped_loading;

  // Backend.
  void DidAttachChild(Ref<Frame> child) { children_.push_back(std::move(child)); }
  void DidDetachChild(const Ref<Frame>& child);
  // `reason` is what those who wait for the frame end with.
  void DidDetach(absl::Status reason);
  void DidRequestNewDocument(Ref<Request> request);
  // A request of the frame's, or of its workers.
  void DidStartRequest(const Ref<Request>& request) { network_quiet_.DidStart(request); }
  void DidEndRequest(const Ref<Request>& request) { network_quiet_.DidEnd(request); }
  // `initial` for the document a frame begins with: nobody is told.
  void DidCommitDocument(std::string url, std::string name, std::string document_id, bool initial);
  void DidNavigateWithinDocument(std::string url);
  void DidAbortNavigation(std::string document_id, std::string error);
  // Not network idle, which the frame finds out itself.
  void DidReachLoadState(LoadState state);
  void DidOpenDocument();
  // A context takes the place of the world's former one.
  void DidCreateContext(World world, Ref<ExecutionContext> context);
  void DidDestroyContext(const Ref<ExecutionContext>& context);

 private:
  struct WorldSlot {
    explicit WorldSlot(const boost::asio::any_io_executor& executor) : ready(executor) {}
    Ref<ExecutionContext> context;
    Promise<absl::Status> ready;
  };
  WorldSlot& Slot(World world) { return world == World::kMain ? main_ : utility_; }
  // A navigation in place of another one.
  struct Redirection {
    std::string former_document_id;
    std::string url;
    Promise<absl::StatusOr<StartedNavigation>> started;
  };
  static Task<void> Redirect(Ref<Frame> self, Ref<Redirection> redirection);
  // Navigations of the frame from now on, or why there won't be any.
  class NavigationWatch;
  void BeginLoadStates(const Ref<Request>& document);
  Task<absl::StatusOr<Ref<Response>>> FinishNavigation(Navigation navigation, NavigateOptions options);
  void AddLoadState(LoadState state);
  bool SubtreeIsQuiet() const;
  void ReportNetworkIdle();
  Task<absl::StatusOr<Ref<JSHandle>>> AddTag(std::string method, TagSource source);
  Task<absl::StatusOr<std::string>> TextOfDocument(std::string method);

  boost::asio::any_io_executor executor_;
  WeakRef<Page> page_;
  WeakRef<Frame> parent_;
  std::string id_;
  std::vector<Ref<Frame>> children_;
  std::string url_;
  std::string name_;
  std::string document_id_;
  std::set<LoadState> load_states_;
  NetworkQuiet network_quiet_;
  int64_t last_wait_id_ = 0;
  bool detached_ = false;
  // How many callers replace the document's content: only then does an opened document begin its load states
  // anew.
  int replacing_content_ = 0;
  // The request of the document that is being loaded, by document id.
  Ref<Request> pending_request_;
  // The latest; null until there is one.
  Ref<Redirection> redirection_;
  WorldSlot main_;
  WorldSlot utility_;
};

}  // namespace understudy::browser
