#pragma once

#include <string>

#include <absl/status/statusor.h>

#include "server/base/task.h"

namespace understudy::browser {

class Frame;

// The result of asking for a navigation: the new document's id, or empty for one within the document.
struct StartedNavigation {
  std::string document_id;
};

// How a page gets to other documents.
class NavigationDelegate {
 public:
  virtual ~NavigationDelegate() = default;

  // Fails with the browser's text, such as `net::ERR_CONNECTION_REFUSED at http://…`.
  virtual Task<absl::StatusOr<StartedNavigation>> Navigate(Ref<Frame> frame, std::string url,
                                                           std::string referer) = 0;
  // Answers true: there always is something to reload.
  virtual Task<absl::StatusOr<bool>> Reload() = 0;
  // Moves through the session history; false when there is no such entry.
  virtual Task<absl::StatusOr<bool>> GoInHistory(int delta) = 0;
  // The title the browser shows for the page, which it knows even while nothing runs in the page.
  virtual Task<absl::StatusOr<std::string>> ShownTitle() = 0;
};

}  // namespace understudy::browser
