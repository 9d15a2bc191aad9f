#pragma once

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "server/base/task.h"
#include "server/browser/delegate/accessibility.h"
#include "server/browser/delegate/coverage.h"
#include "server/browser/delegate/input.h"
#include "server/browser/delegate/navigation.h"
#include "server/browser/delegate/scripts.h"

namespace understudy::browser {

class Frame;
class JSHandle;

// What a page and its context ask of the browser, each together.
enum class PageSetting {
  kViewport,
  kEmulatedMedia,
  kGeolocation,
  kExtraHttpHeaders,
  // Whether requests are held back: because of routes, or of credentials.
  kInterception,
  kOffline,
  kWebSocketRoutes,
  kFileChoosers,
  kPasskeys,
};

class PageDelegate {
 public:
  virtual ~PageDelegate() = default;

  virtual NavigationDelegate& navigation() = 0;
  virtual ScriptsDelegate& scripts() = 0;
  virtual InputDelegate& input() = 0;
  virtual CoverageDelegate& coverage() = 0;

  // Brings the browser to what the page and its context say now of `changed`.
  virtual Task<absl::Status> Apply(PageSetting changed) = 0;
  virtual Task<absl::Status> Close() = 0;
  virtual Task<absl::Status> RunBeforeUnload() = 0;
  virtual Task<absl::Status> BringToFront() = 0;
  virtual Task<absl::Status> CollectGarbage() = 0;
  // That of the main frame's document.
  virtual Task<absl::StatusOr<AccessibleNode>> AccessibilityTree() = 0;
  // The element that holds `frame`, in its parent's main world.
  virtual Task<absl::StatusOr<Ref<JSHandle>>> FrameElement(Ref<Frame> frame) = 0;
};

}  // namespace understudy::browser
