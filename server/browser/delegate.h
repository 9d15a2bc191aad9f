#pragma once

// The seam to a browser backend. server/browser keeps what is true of any browser; a backend
// (server/chromium) implements these and calls the Did… methods of the domain objects when something happens
// in the browser.

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>
#include <boost/json/value.hpp>

#include "server/base/task.h"
#include "server/browser/context_options.h"
#include "server/browser/launch_options.h"
#include "server/browser/types.h"

namespace understudy::browser {

class Browser;
class BrowserContext;
class ClientContexts;
class ExecutionContext;
class Frame;
class JSHandle;
struct InitScript;
class Page;

// A value as the backend knows it: by reference when it has a `remote_id`, otherwise `value`. For a by-value
// call `value` is what the function returned, as plain JSON; for a by-reference one a primitive in the wire's
// SerializedValue form.
struct RemoteValue {
  std::string remote_id;
  boost::json::value value;
  std::string preview;
  bool node = false;
};

// An argument of a function called in the page: plain JSON, or an object that lives there.
struct RemoteObjectId {
  std::string id;
};
using CallArgument = std::variant<boost::json::value, RemoteObjectId>;

class ExecutionContextDelegate {
 public:
  virtual ~ExecutionContextDelegate() = default;

  // The expression's value, by reference.
  virtual Task<absl::StatusOr<RemoteValue>> Evaluate(std::string expression) = 0;
  // Calls `declaration` (source of a function) and awaits a promise it returns. Fails with the page's
  // exception.
  virtual Task<absl::StatusOr<RemoteValue>> CallFunction(std::string declaration,
                                                         std::vector<CallArgument> arguments,
                                                         bool return_by_value) = 0;
  virtual Task<absl::StatusOr<std::vector<std::pair<std::string, RemoteValue>>>> Properties(
      std::string remote_id) = 0;
  virtual void Release(const std::string& remote_id) = 0;
  // Frame id of an iframe element, and of the document a node is in; empty when there is none.
  virtual Task<absl::StatusOr<std::string>> ContentFrameId(std::string remote_id) = 0;
  virtual Task<absl::StatusOr<std::string>> OwnerFrameId(std::string remote_id) = 0;
};

// The result of asking for a navigation: the new document's id, or empty for one within the document.
struct StartedNavigation {
  std::string document_id;
};

class PageDelegate {
 public:
  virtual ~PageDelegate() = default;

  // Fails with the browser's text, such as `net::ERR_CONNECTION_REFUSED at http://…`.
  virtual Task<absl::StatusOr<StartedNavigation>> Navigate(Ref<Frame> frame, std::string url,
                                                           std::string referer) = 0;
  // Answers true: there always is something to reload.
  virtual Task<absl::StatusOr<bool>> Reload() = 0;
  // Moves through the session history; false when there is no such entry.
  virtual Task<absl::StatusOr<bool>> GoInHistory(int delta) = 0;
  virtual Task<absl::Status> Close() = 0;
  virtual Task<absl::Status> RunBeforeUnload() = 0;
  virtual Task<absl::Status> BringToFront() = 0;
  virtual Task<absl::Status> CollectGarbage() = 0;
  // Bring the browser to what the page and its context say now.
  virtual Task<absl::Status> UpdateViewport() = 0;
  virtual Task<absl::Status> UpdateEmulatedMedia() = 0;
  virtual Task<absl::Status> UpdateExtraHttpHeaders() = 0;
  virtual Task<absl::Status> UpdateOffline() = 0;
  virtual Task<absl::Status> UpdateHttpCredentials() = 0;
  virtual Task<absl::Status> UpdateGeolocation() = 0;
  virtual Task<absl::Status> UpdateWebSocketRoutes() = 0;
  // Runs `source` in each new document before its own scripts; the id undoes it.
  virtual Task<absl::StatusOr<int64_t>> AddInitScript(std::string source) = 0;
  virtual Task<absl::Status> RemoveInitScript(int64_t id) = 0;
  // The same for a script of the context's, which belongs to all its pages.
  virtual Task<absl::Status> AddContextInitScript(Ref<InitScript> script) = 0;
  virtual Task<absl::Status> RemoveContextInitScript(Ref<InitScript> script) = 0;
  // Makes `window[name]` call the driver, in present documents too.
  virtual Task<absl::Status> ExposeBinding(std::string name) = 0;
  virtual Task<absl::Status> RemoveBinding(std::string name) = 0;
  // The element that holds `frame`, in its parent's main world.
  virtual Task<absl::StatusOr<Ref<JSHandle>>> FrameElement(Ref<Frame> frame) = 0;
};

class BrowserContextDelegate {
 public:
  virtual ~BrowserContextDelegate() = default;

  virtual Task<absl::StatusOr<Ref<Page>>> NewPage() = 0;
  virtual Task<absl::Status> Close() = 0;
  virtual Task<absl::Status> GrantPermissions(std::string origin, std::vector<std::string> permissions) = 0;
  virtual Task<absl::Status> ClearPermissions() = 0;
  virtual Task<absl::StatusOr<std::vector<Cookie>>> Cookies() = 0;
  virtual Task<absl::Status> AddCookies(std::vector<NewCookie> cookies) = 0;
  virtual Task<absl::Status> ClearCookies() = 0;
  // Brings the workers that belong to no page to what the context says now; its pages are told themselves.
  virtual void UpdateWebSocketRoutes() = 0;
};

// A debugging conversation of the client's own with a target (the CDPSession channel).
class CdpChannel;

class BrowserDelegate {
 public:
  virtual ~BrowserDelegate() = default;

  virtual Task<absl::StatusOr<Ref<BrowserContext>>> NewContext(ContextOptions options) = 0;
  // Ends the browser process and waits for it.
  virtual Task<absl::Status> Close() = 0;
  virtual void Kill() = 0;
  // With the browser as a whole; of a browser that clients share, with what is `client`'s, which is null
  // otherwise.
  virtual Task<absl::StatusOr<Ref<CdpChannel>>> NewBrowserCdpChannel(Ref<ClientContexts> client) = 0;
  virtual Task<absl::StatusOr<Ref<CdpChannel>>> NewPageCdpChannel(Ref<Page> page) = 0;
  virtual Task<absl::StatusOr<Ref<CdpChannel>>> NewFrameCdpChannel(Ref<Frame> frame) = 0;
  virtual std::string DefaultUserAgent() = 0;
  // While paused nothing is read from the browser: it waits for a client that doesn't keep up.
  virtual void SetReadingPaused(bool paused) = 0;
};

// Starts browsers of one kind.
class BrowserLauncher {
 public:
  virtual ~BrowserLauncher() = default;

  // Where the browser is that a launch without options would start; a file that exists, or empty.
  virtual std::string ExecutablePath() = 0;
  virtual Task<absl::StatusOr<Ref<Browser>>> Launch(LaunchOptions options, CallLog log) = 0;
  // Launches on `options.user_data_dir` (empty: a temporary one). The browser has one context, the profile's
  // own, and closes when that does.
  virtual Task<absl::StatusOr<Ref<Browser>>> LaunchPersistent(LaunchOptions options, ContextOptions context,
                                                              CallLog log) = 0;
};

}  // namespace understudy::browser
