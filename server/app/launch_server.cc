#include "server/app/launch_server.h"

#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>
#include <utility>
#include <variant>

#include <absl/strings/str_cat.h>
#include <boost/asio/experimental/awaitable_operators.hpp>

#include "server/app/event_loop.h"
#include "server/app/launch_config.h"
#include "server/app/launched_browsers.h"
#include "server/app/remote_session.h"
#include "server/app/serve.h"
#include "server/base/errors.h"
#include "server/browser/browser_kind.h"
#include "server/chromium/launcher.h"

namespace understudy::app {
namespace {

absl::StatusOr<LaunchServerConfig> ReadConfig(const LaunchServerOptions& options) {
  if (options.browser != chromium::kBrowserKind) {
    return browser::OtherKindError(chromium::kBrowserKind, options.browser);
  }
  if (options.config.empty()) return ReadLaunchServerConfig("{}");
  std::ifstream file(options.config);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) return Error(absl::StrCat("can't read ", options.config));
  absl::StatusOr<LaunchServerConfig> config = ReadLaunchServerConfig(text.str());
  if (!config.ok()) return Error(absl::StrCat(options.config, ": ", config.status().message()));
  return config;
}

Task<absl::Status> LaunchAndServe(boost::asio::any_io_executor executor, LaunchServerConfig config,
                                  bool unsafe, Promise<bool> stop) {
  using boost::asio::experimental::awaitable_operators::operator||;
  const auto browsers =
      std::make_shared<LaunchedBrowsers>(executor, std::make_shared<chromium::ChromiumLauncher>(executor));
  Ref<Progress> progress = NoProgress();
  auto launched = co_await (browsers->Launch(std::move(config.launch), std::move(progress)) || stop.Wait());
  if (launched.index() == 1) co_return absl::OkStatus();
  ASSIGN_OR_CO_RETURN(const Ref<browser::Browser> browser, std::get<0>(std::move(launched)));
  const Subscription died = browser->on_disconnected.connect([stop] { stop.Set(true); });

  Service service;
  service.listening = std::move(config.listening);
  service.new_session = [executor, browser, unsafe](const transport::OpeningRequest& request,
                                                    std::unique_ptr<transport::MessageTransport> transport) {
    return NewSharingSession(executor, request, std::move(transport), browser, TrustIn(request, unsafe));
  };
  service.on_listening = [](const std::string& endpoint) { std::cout << endpoint << std::endl; };
  absl::Status status = co_await Serve(executor, std::move(service), stop);
  if (status.ok() && !browser->connected()) status = Error("the browser has ended");
  co_await browsers->CloseAll();
  co_return status;
}

}  // namespace

int LaunchServer(const LaunchServerOptions& options) {
  const absl::StatusOr<LaunchServerConfig> config = ReadConfig(options);
  if (!config.ok()) {
    std::cerr << "understudy: " << config.status().message() << "\n";
    return 1;
  }
  return RunOnEventLoop([&](boost::asio::any_io_executor executor, Promise<bool> told_to_stop) {
    return LaunchAndServe(std::move(executor), *config, options.unsafe, std::move(told_to_stop));
  });
}

}  // namespace understudy::app
