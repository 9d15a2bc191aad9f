#include "server/chromium/chromium_context.h"

#include <algorithm>
#include <array>
#include <utility>

#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/chromium/cdp/browser.h"
#include "server/chromium/cdp/storage.h"
#include "server/chromium/cdp/target.h"
#include "server/chromium/chromium_browser.h"

namespace understudy::chromium {
namespace {

// Permissions by the names users know, and the Browser domain's PermissionType.
constexpr std::array<std::pair<std::string_view, std::string_view>, 20> kPermissions = {{
    {"accelerometer", "sensors"},
    {"accessibility-events", "accessibilityEvents"},
    {"ambient-light-sensor", "sensors"},
    {"background-sync", "backgroundSync"},
    {"camera", "videoCapture"},
    {"clipboard-read", "clipboardReadWrite"},
    {"clipboard-write", "clipboardSanitizedWrite"},
    {"geolocation", "geolocation"},
    {"gyroscope", "sensors"},
    {"idle-detection", "idleDetection"},
    {"local-fonts", "localFonts"},
    {"local-network-access", "localNetworkAccess"},
    {"magnetometer", "sensors"},
    {"microphone", "audioCapture"},
    {"midi", "midi"},
    {"midi-sysex", "midiSysex"},
    {"notifications", "notifications"},
    {"payment-handler", "paymentHandler"},
    {"screen-wake-lock", "wakeLockScreen"},
    {"storage-access", "storageAccess"},
}};

absl::StatusOr<std::vector<std::string>> ToPermissionTypes(const std::vector<std::string>& permissions) {
  std::vector<std::string> types;
  for (const std::string& permission : permissions) {
    const auto found = std::find_if(kPermissions.begin(), kPermissions.end(),
                                    [&](const auto& entry) { return entry.first == permission; });
    if (found == kPermissions.end()) return Error(absl::StrCat("Unknown permission: ", permission));
    types.emplace_back(found->second);
  }
  return types;
}

network::Cookie ToCookie(const cdp::network::Cookie& payload) {
  network::Cookie cookie;
  cookie.name = payload.name;
  cookie.value = payload.value;
  cookie.domain = payload.domain;
  cookie.path = payload.path;
  cookie.expires = payload.session ? -1 : payload.expires;
  cookie.http_only = payload.http_only;
  cookie.secure = payload.secure;
  cookie.same_site = payload.same_site.value_or("Lax");
  if (payload.partition_key) {
    cookie.partition_key = payload.partition_key->top_level_site;
    cookie.has_cross_site_ancestor = payload.partition_key->has_cross_site_ancestor;
  }
  return cookie;
}

cdp::network::CookieParam ToCookieParam(const network::NewCookie& cookie) {
  cdp::network::CookieParam param;
  param.name = cookie.name;
  param.value = cookie.value;
  param.url = cookie.url;
  param.domain = cookie.domain;
  param.path = cookie.path;
  if (cookie.expires && *cookie.expires != -1) param.expires = cookie.expires;
  param.http_only = cookie.http_only;
  param.secure = cookie.secure;
  param.same_site = cookie.same_site;
  if (cookie.partition_key) {
    param.partition_key.emplace();
    param.partition_key->top_level_site = *cookie.partition_key;
    param.partition_key->has_cross_site_ancestor = cookie.has_cross_site_ancestor.value_or(true);
  }
  return param;
}

}  // namespace

ChromiumContext::ChromiumContext(WeakRef<ChromiumBrowser> browser,
                                 const Ref<browser::BrowserContext>& context, std::string id)
    : browser_(std::move(browser)),
      context_(context),
      id_(std::move(id)),
      realm_script_(std::make_shared<RealmScript>(context->options().base_url)),
      worker_routing_(std::make_shared<browser::WebSocketRouting>(context->executor(), context,
                                                                  WeakRef<browser::Page>())) {}

std::optional<std::string> ChromiumContext::OptionalId() const {
  return id_.empty() ? std::nullopt : std::make_optional(id_);
}

Task<absl::Status> ChromiumContext::Initialize() {
  const Ref<ChromiumBrowser> browser = browser_.lock();
  const Ref<browser::BrowserContext> context = context_.lock();
  if (!browser || !context) co_return TargetClosedError();
  const browser::ContextOptions& options = context->options();
  if (options.accept_downloads != "internal-browser-default") {
    cdp::browser::SetDownloadBehavior command;
    command.behavior = options.accept_downloads == "accept" ? "allowAndName" : "deny";
    command.browser_context_id = OptionalId();
    command.download_path = browser->downloads_dir();
    command.events_enabled = true;
    CO_RETURN_IF_ERROR(co_await browser->root()->Send(command));
  }
  if (options.permissions.empty()) co_return absl::OkStatus();
  std::vector<std::string> permissions = options.permissions;
  co_return co_await GrantPermissions("", std::move(permissions));
}

Task<absl::StatusOr<Ref<browser::Page>>> ChromiumContext::NewPage() {
  const Ref<ChromiumBrowser> browser = browser_.lock();
  const Ref<browser::BrowserContext> context = context_.lock();
  if (!browser || !context) co_return TargetClosedError();
  cdp::target::CreateTarget command;
  command.url = "about:blank";
  command.browser_context_id = OptionalId();
  ASSIGN_OR_CO_RETURN(const std::string id,
                      co_await browser->CreatePageTarget(std::move(command), context->options().PageSize()));
  const Ref<ChromiumPage> page = browser->FindPage(id);
  if (!page) co_return TargetClosedError();
  co_return co_await page->Ready();
}

Task<absl::Status> ChromiumContext::Close() {
  const Ref<ChromiumBrowser> browser = browser_.lock();
  if (!browser) co_return TargetClosedError();
  cdp::target::DisposeBrowserContext command;
  command.browser_context_id = id_;
  const absl::Status disposed = co_await browser->root()->Send(command);
  if (disposed.ok() || IsTargetClosed(disposed)) browser->ForgetContext(id_);
  co_return disposed;
}

Task<absl::Status> ChromiumContext::GrantPermissions(std::string origin,
                                                     std::vector<std::string> permissions) {
  const Ref<ChromiumBrowser> browser = browser_.lock();
  if (!browser) co_return TargetClosedError();
  ASSIGN_OR_CO_RETURN(std::vector<std::string> types, ToPermissionTypes(permissions));
  if (origin == "*") origin.clear();
  std::vector<std::string>& granted = granted_[origin];
  for (std::string& type : types) {
    if (std::find(granted.begin(), granted.end(), type) == granted.end()) granted.push_back(std::move(type));
  }
  cdp::browser::GrantPermissions command;
  if (!origin.empty()) command.origin = origin;
  command.browser_context_id = OptionalId();
  command.permissions = granted;
  co_return co_await browser->root()->Send(command);
}

Task<absl::Status> ChromiumContext::ClearPermissions() {
  const Ref<ChromiumBrowser> browser = browser_.lock();
  if (!browser) co_return TargetClosedError();
  granted_.clear();
  cdp::browser::ResetPermissions command;
  command.browser_context_id = OptionalId();
  co_return co_await browser->root()->Send(command);
}

Task<absl::StatusOr<std::vector<network::Cookie>>> ChromiumContext::Cookies() {
  const Ref<ChromiumBrowser> browser = browser_.lock();
  if (!browser) co_return TargetClosedError();
  cdp::storage::GetCookies command;
  command.browser_context_id = OptionalId();
  ASSIGN_OR_CO_RETURN(auto answer, co_await browser->root()->Send(command));
  std::vector<network::Cookie> cookies;
  for (const cdp::network::Cookie& cookie : answer.cookies) cookies.push_back(ToCookie(cookie));
  co_return cookies;
}

Task<absl::Status> ChromiumContext::AddCookies(std::vector<network::NewCookie> cookies) {
  const Ref<ChromiumBrowser> browser = browser_.lock();
  if (!browser) co_return TargetClosedError();
  cdp::storage::SetCookies command;
  for (const network::NewCookie& cookie : cookies) command.cookies.push_back(ToCookieParam(cookie));
  command.browser_context_id = OptionalId();
  co_return co_await browser->root()->Send(command);
}

Task<absl::Status> ChromiumContext::ClearCookies() {
  const Ref<ChromiumBrowser> browser = browser_.lock();
  if (!browser) co_return TargetClosedError();
  cdp::storage::ClearCookies command;
  command.browser_context_id = OptionalId();
  co_return co_await browser->root()->Send(command);
}

Task<absl::Status> ChromiumContext::ApplyNetworkToWorkers() {
  const Ref<ChromiumBrowser> browser = browser_.lock();
  const Ref<browser::BrowserContext> context = context_.lock();
  if (!browser || !context) co_return TargetClosedError();
  co_return co_await browser->ApplyNetworkToWorkers(context);
}

void ChromiumContext::ApplyWebSocketRoutes() {
  const Ref<ChromiumBrowser> browser = browser_.lock();
  const Ref<browser::BrowserContext> context = context_.lock();
  if (browser && context) browser->ApplyWebSocketRoutesOfWorkers(*context);
}

}  // namespace understudy::chromium
