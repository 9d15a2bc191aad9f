#include "server/chromium/emulation.h"

#include <map>
#include <string>
#include <utility>

#include <absl/strings/ascii.h>
#include <absl/strings/match.h>
#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/chromium/cdp/browser.h"
#include "server/chromium/cdp/emulation.h"
#include "server/chromium/cdp/network.h"
#include "server/chromium/cdp/page.h"
#include "server/chromium/cdp/security.h"

namespace understudy::chromium {
namespace {

using browser::ContextOptions;

// The value of a media feature: the page's, else the context's, else `fallback`; `no-override` leaves the
// browser's own.
cdp::emulation::MediaFeature Feature(const char* name, const std::optional<std::string>& page,
                                     const std::optional<std::string>& context, const char* fallback) {
  std::string value = page.value_or(context.value_or(fallback));
  if (value == "no-override") value.clear();
  cdp::emulation::MediaFeature feature;
  feature.name = name;
  feature.value = std::move(value);
  return feature;
}

Task<absl::Status> TimezoneAnswer(Task<absl::Status> pending, std::string timezone) {
  const absl::Status answer = co_await std::move(pending);
  if (answer.ok() || absl::StrContains(answer.message(), "Timezone override is already in effect")) {
    co_return absl::OkStatus();
  }
  if (absl::StrContains(answer.message(), "Invalid timezone")) {
    co_return Error(absl::StrCat("Invalid timezone ID: ", timezone));
  }
  co_return answer;
}

Task<absl::Status> Done() { co_return absl::OkStatus(); }

Task<absl::Status> Resize(Ref<CdpSession> session,
                          Task<absl::StatusOr<cdp::browser::GetWindowForTargetResult>> pending,
                          browser::Size size) {
  const auto window = co_await std::move(pending);
  if (!window.ok()) co_return absl::OkStatus();
  if (window->bounds.width == size.width && window->bounds.height == size.height) co_return absl::OkStatus();
  cdp::browser::SetWindowBounds command;
  command.window_id = window->window_id;
  command.bounds.width = size.width;
  command.bounds.height = size.height;
  (void)co_await session->Send(command);
  co_return absl::OkStatus();
}

}  // namespace

void PostUserAgent(CdpSession& session, const ContextOptions& options) {
  if (!options.user_agent && !options.locale) return;
  cdp::emulation::SetUserAgentOverride command;
  command.user_agent = options.user_agent.value_or("");
  command.accept_language = options.locale;
  session.Post(command);
}

Task<absl::Status> SendContextOptions(CdpSession& session, const ContextOptions& options) {
  if (options.bypass_csp) {
    cdp::page::SetBypassCSP command;
    command.enabled = true;
    session.Post(command);
  }
  if (options.ignore_https_errors) {
    cdp::security::SetIgnoreCertificateErrors command;
    command.ignore = true;
    session.Post(command);
  }
  if (options.has_touch) {
    cdp::emulation::SetTouchEmulationEnabled command;
    command.enabled = true;
    session.Post(command);
  }
  if (!options.java_script_enabled) {
    cdp::emulation::SetScriptExecutionDisabled command;
    command.value = true;
    session.Post(command);
  }
  PostUserAgent(session, options);
  if (options.locale) {
    // "Another locale override is already in effect" says that the process has it from another page of the
    // context.
    cdp::emulation::SetLocaleOverride command;
    command.locale = options.locale;
    session.Post(command);
  }
  if (!options.timezone_id) return Done();
  cdp::emulation::SetTimezoneOverride command;
  command.timezone_id = *options.timezone_id;
  return TimezoneAnswer(session.Send(command), *options.timezone_id);
}

Task<absl::Status> SendViewport(CdpSession& session, const ContextOptions& options,
                                const browser::Page& page) {
  const browser::Size viewport = *page.viewport();
  const browser::Size screen = page.screen();
  // Only what is held in a hand is turned.
  const bool landscape = !options.is_mobile || viewport.width > viewport.height;
  cdp::emulation::SetDeviceMetricsOverride command;
  command.width = viewport.width;
  command.height = viewport.height;
  command.screen_width = screen.width;
  command.screen_height = screen.height;
  command.device_scale_factor = options.device_scale_factor.value_or(1);
  command.mobile = options.is_mobile;
  command.screen_orientation.emplace();
  command.screen_orientation->type = landscape ? "landscapePrimary" : "portraitPrimary";
  command.screen_orientation->angle = landscape && options.is_mobile ? 90 : 0;
  return session.Send(command);
}

Task<absl::Status> SendWindowSize(const Ref<CdpSession>& session, browser::Size size) {
  return Resize(session, session->Send(cdp::browser::GetWindowForTarget()), size);
}

Task<absl::Status> SendMedia(CdpSession& session, const ContextOptions& options,
                             const browser::EmulatedMedia& media) {
  cdp::emulation::SetEmulatedMedia command;
  command.media = media.media.value_or("no-override") == "no-override" ? "" : *media.media;
  command.features.emplace();
  command.features->push_back(
      Feature("prefers-color-scheme", media.color_scheme, options.color_scheme, "light"));
  command.features->push_back(
      Feature("prefers-reduced-motion", media.reduced_motion, options.reduced_motion, "no-preference"));
  command.features->push_back(Feature("forced-colors", media.forced_colors, options.forced_colors, "none"));
  command.features->push_back(Feature("prefers-contrast", media.contrast, options.contrast, "no-preference"));
  return session.Send(command);
}

Task<absl::Status> SendGeolocation(CdpSession& session,
                                   const std::optional<browser::Geolocation>& geolocation) {
  cdp::emulation::SetGeolocationOverride command;
  if (geolocation) {
    command.latitude = geolocation->latitude;
    command.longitude = geolocation->longitude;
    command.accuracy = geolocation->accuracy;
  }
  return session.Send(command);
}

Task<absl::Status> SendFileChoosers(CdpSession& session, bool taken) {
  cdp::page::SetInterceptFileChooserDialog command;
  command.enabled = taken;
  return session.Send(command);
}

Task<absl::Status> SendOffline(CdpSession& session, bool offline) {
  cdp::network::EmulateNetworkConditions command;
  command.offline = offline;
  command.latency = 0;
  command.download_throughput = -1;
  command.upload_throughput = -1;
  return session.Send(command);
}

Task<absl::Status> SendExtraHeaders(CdpSession& session, const std::vector<browser::Header>& headers) {
  std::map<std::string, browser::Header> last;
  for (const browser::Header& header : headers) last[absl::AsciiStrToLower(header.name)] = header;
  cdp::network::SetExtraHTTPHeaders command;
  for (const auto& [name, header] : last) command.headers[header.name] = header.value;
  return session.Send(command);
}

}  // namespace understudy::chromium
