#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "server/base/task.h"
#include "server/browser/browser_context.h"
#include "server/browser/delegate/browser_context.h"
#include "server/browser/script/web_socket_routing.h"
#include "server/chromium/realm_script.h"
#include "server/chromium/request_pairs.h"

namespace understudy::chromium {

class ChromiumBrowser;

// Drives one browser context: Target.createBrowserContext's, or the default one when the id is empty.
class ChromiumContext final : public browser::BrowserContextDelegate {
 public:
  ChromiumContext(WeakRef<ChromiumBrowser> browser, const Ref<browser::BrowserContext>& context,
                  std::string id);

  const std::string& id() const { return id_; }
  // What runs in the realms of its pages and workers.
  const Ref<const RealmScript>& realm_script() const { return realm_script_; }
  // For all its sessions.
  const Ref<RequestPairs>& request_pairs() const { return request_pairs_; }
  // For the workers that belong to no page.
  const Ref<browser::WebSocketRouting>& worker_web_socket_routing() const { return worker_routing_; }

  // Downloads, permissions: what holds before the first page.
  Task<absl::Status> Initialize();

  Task<absl::StatusOr<Ref<browser::Page>>> NewPage() override;
  Task<absl::Status> Close() override;
  Task<absl::Status> GrantPermissions(std::string origin, std::vector<std::string> permissions) override;
  Task<absl::Status> ClearPermissions() override;
  Task<absl::StatusOr<std::vector<network::Cookie>>> Cookies() override;
  Task<absl::Status> AddCookies(std::vector<network::NewCookie> cookies) override;
  Task<absl::Status> ClearCookies() override;
  void ApplyWebSocketRoutes() override;
  Task<absl::Status> ApplyNetworkToWorkers() override;

 private:
  // The id as a command's optional parameter: absent for the default context.
  std::optional<std::string> OptionalId() const;

  WeakRef<ChromiumBrowser> browser_;
  WeakRef<browser::BrowserContext> context_;
  std::string id_;
  Ref<const RealmScript> realm_script_;
  Ref<RequestPairs> request_pairs_ = std::make_shared<RequestPairs>();
  Ref<browser::WebSocketRouting> worker_routing_;
  // Granted so far, by origin: a grant replaces the former one in the browser.
  std::map<std::string, std::vector<std::string>> granted_;
};

}  // namespace understudy::chromium
