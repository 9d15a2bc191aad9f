#include "server/app/remote_session.h"

#include <string>
#include <utility>

#include <absl/strings/str_cat.h>
#include <boost/json/parse.hpp>

#include "server/app/launch_config.h"
#include "server/app/launched_browsers.h"
#include "server/base/errors.h"
#include "server/browser/browser_kind.h"

namespace understudy::app {
namespace {

constexpr char kPrefix[] = "x-playwright-";

std::string Header(const transport::OpeningRequest& request, const std::string& name) {
  const auto found = request.headers.find(name);
  return found == request.headers.end() ? "" : found->second;
}

std::string Parameter(const transport::OpeningRequest& request, const std::string& name) {
  const auto found = request.query.find(name);
  return found == request.query.end() ? Header(request, kPrefix + name) : found->second;
}

absl::StatusOr<browser::LaunchOptions> RequestedOptions(const transport::OpeningRequest& request) {
  const std::string text = Parameter(request, "launch-options");
  if (text.empty()) return browser::LaunchOptions();
  boost::system::error_code error;
  boost::json::value options = boost::json::parse(text, error);
  if (error || !options.is_object()) return Error("The launch options aren't a JSON object.");
  absl::StatusOr<browser::LaunchOptions> read = ReadLaunchOptions(std::move(options.get_object()));
  if (!read.ok()) return Error(absl::StrCat("The launch options: ", read.status().message()));
  return read;
}

Task<absl::StatusOr<Ref<browser::Browser>>> LaunchRequested(transport::OpeningRequest request,
                                                            Ref<browser::BrowserLauncher> launcher,
                                                            Ref<Progress> progress) {
  if (!Parameter(request, "proxy").empty()) {
    co_return Error("Understudy does not implement the option exposeNetwork yet");
  }
  const std::string kind = Parameter(request, "browser");
  if (kind != launcher->Kind()) co_return browser::OtherKindError(launcher->Kind(), kind);
  ASSIGN_OR_CO_RETURN(browser::LaunchOptions options, RequestedOptions(request));
  co_return co_await launcher->Launch(std::move(options), std::move(progress));
}

Task<absl::StatusOr<Ref<browser::Browser>>> Share(Ref<browser::Browser> browser) {
  if (!browser->connected()) co_return TargetClosedError();
  co_return browser;
}

// Half a million numbers among a call's arguments; read, they take some 100 MiB.
constexpr size_t kMostValues = 1'000'000;

dispatchers::ConnectionOptions OptionsFor(const transport::OpeningRequest& request, Trust trust,
                                          std::string client_version = "") {
  return {.hints = {.stated = std::move(client_version), .user_agent = Header(request, "user-agent")},
          .max_values = kMostValues,
          .trusted = trust != Trust::kStranger};
}

}  // namespace

Trust TrustIn(const transport::OpeningRequest& request, bool unsafe) {
  if (unsafe) return Trust::kUnsafe;
  return request.from_this_machine ? Trust::kNeighbour : Trust::kStranger;
}

Ref<Session> NewLaunchingSession(const boost::asio::any_io_executor& executor,
                                 const transport::OpeningRequest& request,
                                 std::unique_ptr<transport::MessageTransport> transport,
                                 Ref<browser::BrowserLauncher> launcher, Trust trust,
                                 std::string client_version) {
  const auto browsers = std::make_shared<LaunchedBrowsers>(
      executor, std::make_shared<RemoteLauncher>(std::move(launcher), trust));
  dispatchers::Entrance entrance{.remote = true};
  if (Parameter(request, "browser").empty()) {
    entrance.launcher = browsers;
  } else {
    entrance.connect = [request, browsers](Ref<Progress> progress) {
      return LaunchRequested(request, browsers, std::move(progress));
    };
  }
  return std::make_shared<Session>(executor, std::move(transport), browsers, std::move(entrance),
                                   OptionsFor(request, trust, std::move(client_version)));
}

Ref<Session> NewSharingSession(const boost::asio::any_io_executor& executor,
                               const transport::OpeningRequest& request,
                               std::unique_ptr<transport::MessageTransport> transport,
                               Ref<browser::Browser> browser, Trust trust) {
  dispatchers::Entrance entrance{
      .connect = [browser = std::move(browser)](const Ref<Progress>&) { return Share(browser); },
      .remote = true};
  return std::make_shared<Session>(executor, std::move(transport),
                                   std::make_shared<LaunchedBrowsers>(executor, nullptr), std::move(entrance),
                                   OptionsFor(request, trust));
}

}  // namespace understudy::app
