#include "server/chromium/process/chromium_switches.h"

#include <algorithm>
#include <string_view>

#include <absl/strings/match.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/str_join.h>
#include <absl/strings/str_split.h>

#include "server/base/errors.h"
#include "server/base/string_view.h"

namespace understudy::chromium {
namespace {

constexpr absl::string_view kPipe = "--remote-debugging-pipe";
constexpr absl::string_view kUserDataDir = "--user-data-dir";

constexpr absl::string_view kAlways[] = {
    // The same behaviour in every run and on every machine.
    "--disable-field-trial-config",
    "--force-color-profile=srgb",
    "--metrics-recording-only",
    "--password-store=basic",
    "--use-mock-keychain",
    // No traffic but the test's own.
    "--disable-background-networking",
    "--disable-client-side-phishing-detection",
    "--disable-component-update",
    "--disable-sync",
    // Pages in the background run as fast as the one in front.
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    // Scripts may do in a second what a user does in an hour.
    "--disable-hang-monitor",
    "--disable-ipc-flooding-protection",
    "--disable-popup-blocking",
    "--disable-prompt-on-repost",
    "--allow-pre-commit-input",
    // Every navigation makes a new document, so that its requests and events are seen.
    "--disable-back-forward-cache",
    // Nothing but the pages asked for.
    "--disable-breakpad",
    "--disable-component-extensions-with-background-pages",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-search-engine-choice-screen",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-service-autorun",
    "--disable-infobars",
    // The page and the developer tools know that a test drives them.
    "--enable-automation",
    "--unsafely-disable-devtools-self-xss-warnings",
    "--edge-skip-compat-layer-relaunch",
    // /dev/shm is small in containers.
    "--disable-dev-shm-usage",
    // Printed pages keep their structure.
    "--export-tagged-pdf",
};

constexpr absl::string_view kDisabledFeatures[] = {
    "AcceptCHFrame",                          // Restarts requests.
    "AutoExpandDetailsElement",               // Opens <details> by itself.
    "AvoidUnnecessaryBeforeUnloadCheckSync",  // Skips beforeunload handlers.
    "CertificateTransparencyComponentUpdater",
    "DestroyProfileOnBrowserClose",  // Contexts outlive their last page.
    "DialMediaRouteProvider",        // Looks for devices in the network.
    "GlobalMediaControls",
    "HttpsUpgrades",  // http: stays http:.
    "ImprovedCookieControls",
    "LazyFrameLoading",  // Frames load wherever they are on the page.
    "LensOverlay",
    "MediaRouter",
    "OptimizationHints",
    "PaintHolding",        // Shows the old document while the new one loads.
    "PlzDedicatedWorker",  // A page's worker is requested where routes see it.
    "ThirdPartyStoragePartitioning",
    "Translate",
};

constexpr absl::string_view kHeadless[] = {
    "--headless",
    "--hide-scrollbars",
    "--mute-audio",
    // A mouse is there, as it is in a window: pages ask with (hover) and (pointer).
    "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
};

bool Has(const std::vector<std::string>& args, absl::string_view name) {
  return std::any_of(args.begin(), args.end(), [&](const std::string& arg) {
    return arg == name || absl::StartsWith(arg, absl::StrCat(name, "="));
  });
}

absl::Status CheckArguments(const std::vector<std::string>& args) {
  if (Has(args, kUserDataDir)) {
    return Error(
        "Pass userDataDir parameter to 'browserType.launchPersistentContext(userDataDir, options)' instead "
        "of "
        "specifying '--user-data-dir' argument");
  }
  if (Has(args, kPipe)) return Error("Playwright manages remote debugging connection itself.");
  if (std::any_of(args.begin(), args.end(),
                  [](const std::string& arg) { return !absl::StartsWith(arg, "-"); })) {
    return Error("Arguments can not specify page to be opened");
  }
  return absl::OkStatus();
}

std::vector<std::string> Defaults(const browser::LaunchOptions& options, const SwitchContext& context) {
  std::vector<std::string> switches;
  for (absl::string_view item : kAlways) switches.emplace_back(item);
  switches.push_back(absl::StrCat("--disable-features=", absl::StrJoin(kDisabledFeatures, ",")));
  if (context.headless) {
    for (absl::string_view item : kHeadless) switches.emplace_back(item);
  }
  if (options.devtools) switches.push_back("--auto-open-devtools-for-tabs");
  const bool sandbox = options.chromium_sandbox.value_or(!context.as_root);
  if (!sandbox) switches.push_back("--no-sandbox");
  if (options.proxy) {
    for (std::string& item : ProxySwitches(*options.proxy)) switches.push_back(std::move(item));
  }
  return switches;
}

}  // namespace

std::vector<std::string> ProxySwitches(const browser::Proxy& proxy) {
  const bool has_scheme = absl::StrContains(proxy.server, "://");
  const std::string server = has_scheme ? proxy.server : absl::StrCat("http://", proxy.server);
  std::vector<std::string> switches = {absl::StrCat("--proxy-server=", server)};
  if (absl::StartsWith(server, "socks5://")) {
    // Names are resolved behind the proxy; only its own is resolved here.
    absl::string_view host = absl::string_view(server).substr(absl::string_view("socks5://").size());
    host = host.substr(0, host.find_last_of(':'));
    switches.push_back(absl::StrCat("--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE ", host));
  }
  std::vector<std::string> rules;
  for (absl::string_view host : absl::StrSplit(proxy.bypass.value_or(""), ',')) {
    host = absl::StripAsciiWhitespace(host);
    if (!host.empty()) rules.emplace_back(host);
  }
  if (std::find(rules.begin(), rules.end(), "<-loopback>") == rules.end()) rules.push_back("<-loopback>");
  switches.push_back(absl::StrCat("--proxy-bypass-list=", absl::StrJoin(rules, ";")));
  return switches;
}

absl::StatusOr<std::vector<std::string>> ChromiumSwitches(const browser::LaunchOptions& options,
                                                          const SwitchContext& context) {
  std::vector<std::string> switches;
  if (!options.ignore_all_default_args) {
    RETURN_IF_ERROR(CheckArguments(options.args));
    const std::vector<std::string>& ignored = options.ignore_default_args;
    for (std::string& item : Defaults(options, context)) {
      if (std::find(ignored.begin(), ignored.end(), item) == ignored.end())
        switches.push_back(std::move(item));
    }
  }
  switches.insert(switches.end(), options.args.begin(), options.args.end());
  if (options.cdp_port) switches.push_back(absl::StrCat("--remote-debugging-port=", *options.cdp_port));
  if (!Has(switches, kUserDataDir))
    switches.push_back(absl::StrCat(kUserDataDir, "=", context.user_data_dir));
  if (!Has(switches, kPipe)) switches.push_back(std::string(kPipe));
  if (options.ignore_all_default_args) return switches;
  switches.push_back(options.user_data_dir ? "about:blank" : "--no-startup-window");
  return switches;
}

}  // namespace understudy::chromium
