#include "server/app/run_server.h"

#include <iostream>
#include <memory>
#include <utility>

#include "server/app/event_loop.h"
#include "server/app/remote_session.h"
#include "server/app/serve.h"
#include "server/chromium/launcher.h"

namespace understudy::app {
namespace {

Task<absl::Status> ServeClients(boost::asio::any_io_executor executor, RunServerOptions options,
                                Promise<bool> told_to_stop) {
  const auto launcher = std::make_shared<chromium::ChromiumLauncher>(executor);
  Service service;
  service.listening = std::move(options.listening);
  service.max_clients = options.max_clients;
  service.new_session = [executor, launcher, unsafe = options.unsafe, version = options.client_version](
                            const transport::OpeningRequest& request,
                            std::unique_ptr<transport::MessageTransport> transport) {
    return NewLaunchingSession(executor, request, std::move(transport), launcher, TrustIn(request, unsafe),
                               version);
  };
  service.on_listening = [](const std::string& endpoint) {
    std::cout << "Listening on " << endpoint << std::endl;
  };
  co_return co_await Serve(executor, std::move(service), told_to_stop);
}

}  // namespace

int RunServer(const RunServerOptions& options) {
  return RunOnEventLoop([&](boost::asio::any_io_executor executor, Promise<bool> told_to_stop) {
    return ServeClients(std::move(executor), options, std::move(told_to_stop));
  });
}

}  // namespace understudy::app
