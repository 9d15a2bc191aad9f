#include "dispatchers/convert/options.h"

#include <string>
#include <utility>

#include <absl/strings/str_cat.h>

#include "dispatchers/convert/values.h"
#include "server/base/errors.h"
#include "server/base/string_view.h"

namespace understudy::dispatchers {
namespace {

absl::Status NotImplemented(std::string_view option) {
  return Error(absl::StrCat("Understudy does not implement the option ", Abseil(option), " yet"));
}

template <class Enum>
std::optional<std::string> Literal(const std::optional<Enum>& value) {
  if (!value) return std::nullopt;
  return std::string(protocol::WireName(*value));
}

}  // namespace

browser::LaunchOptions ToDomain(const protocol::LaunchOptions& options, std::optional<double> slow_mo) {
  browser::LaunchOptions launch;
  launch.executable_path = options.executable_path;
  launch.channel = options.channel;
  launch.args = options.args.value_or(std::vector<std::string>());
  launch.ignore_all_default_args = options.ignore_all_default_args.value_or(false);
  launch.ignore_default_args = options.ignore_default_args.value_or(std::vector<std::string>());
  if (options.env) {
    launch.env.emplace();
    for (const protocol::NameValue& variable : *options.env)
      launch.env->emplace_back(variable.name, variable.value);
  }
  launch.headless = options.headless;
  launch.devtools = options.devtools.value_or(false);
  if (options.proxy) launch.proxy = ToDomain(*options.proxy);
  launch.downloads_path = options.downloads_path;
  launch.traces_dir = options.traces_dir;
  launch.artifacts_dir = options.artifacts_dir;
  launch.chromium_sandbox = options.chromium_sandbox;
  launch.slow_mo_ms = slow_mo.value_or(0);
  if (options.cdp_port) launch.cdp_port = static_cast<int>(*options.cdp_port);
  return launch;
}

absl::StatusOr<browser::ContextOptions> ToDomain(const protocol::ContextOptions& options) {
  if (options.client_certificates) return NotImplemented("clientCertificates");
  if (options.record_video) return NotImplemented("recordVideo");
  if (options.record_har) return NotImplemented("recordHar");
  browser::ContextOptions context;
  context.no_default_viewport = options.no_default_viewport.value_or(false);
  context.viewport = ToDomain(options.viewport);
  context.screen = ToDomain(options.screen);
  context.device_scale_factor = options.device_scale_factor;
  context.is_mobile = options.is_mobile.value_or(false);
  context.has_touch = options.has_touch.value_or(false);
  context.ignore_https_errors = options.ignore_https_errors.value_or(false);
  context.java_script_enabled = options.java_script_enabled.value_or(true);
  context.bypass_csp = options.bypass_csp.value_or(false);
  context.user_agent = options.user_agent;
  context.locale = options.locale;
  context.timezone_id = options.timezone_id;
  if (options.geolocation) context.geolocation = ToDomain(*options.geolocation);
  context.permissions = options.permissions.value_or(std::vector<std::string>());
  if (options.extra_http_headers) context.extra_http_headers = ToDomain(*options.extra_http_headers);
  context.offline = options.offline.value_or(false);
  if (options.http_credentials) context.http_credentials = ToDomain(*options.http_credentials);
  context.color_scheme = Literal(options.color_scheme);
  context.reduced_motion = Literal(options.reduced_motion);
  context.forced_colors = Literal(options.forced_colors);
  context.contrast = Literal(options.contrast);
  context.accept_downloads = Literal(options.accept_downloads).value_or("accept");
  context.base_url = options.base_url;
  context.block_service_workers = options.service_workers == protocol::ServiceWorkers::kBlock;
  context.strict_selectors = options.strict_selectors.value_or(false);
  if (options.selector_engines) {
    for (const protocol::SelectorEngine& engine : *options.selector_engines)
      RETURN_IF_ERROR(context.selector_engines->Register(ToDomain(engine)));
  }
  if (options.test_id_attribute_name)
    context.selector_engines->SetTestIdAttribute(*options.test_id_attribute_name);
  RETURN_IF_ERROR(context.Check());
  return context;
}

browser::SelectorEngine ToDomain(protocol::SelectorEngine engine) {
  return {std::move(engine.name), std::move(engine.source), engine.content_script.value_or(false)};
}

browser::Proxy ToDomain(const protocol::ProxySettings& proxy) {
  return {
      .server = proxy.server, .bypass = proxy.bypass, .username = proxy.username, .password = proxy.password};
}

}  // namespace understudy::dispatchers
