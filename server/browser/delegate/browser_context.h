#pragma once

#include <string>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "server/base/task.h"
#include "server/network/cookie.h"

namespace understudy::browser {

class Page;

class BrowserContextDelegate {
 public:
  virtual ~BrowserContextDelegate() = default;

  virtual Task<absl::StatusOr<Ref<Page>>> NewPage() = 0;
  virtual Task<absl::Status> Close() = 0;
  virtual Task<absl::Status> GrantPermissions(std::string origin, std::vector<std::string> permissions) = 0;
  virtual Task<absl::Status> ClearPermissions() = 0;
  virtual Task<absl::StatusOr<std::vector<network::Cookie>>> Cookies() = 0;
  virtual Task<absl::Status> AddCookies(std::vector<network::NewCookie> cookies) = 0;
  virtual Task<absl::Status> ClearCookies() = 0;
  // Tells the workers that belong to no page which WebSockets the context routes now; its pages are told
  // themselves.
  virtual void ApplyWebSocketRoutes() = 0;
  // Brings those workers to what the context says of the network now: extra headers, routes, credentials, and
  // whether there is one at all.
  virtual Task<absl::Status> ApplyNetworkToWorkers() = 0;
};

}  // namespace understudy::browser
