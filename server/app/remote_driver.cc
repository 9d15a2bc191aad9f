#include "server/app/remote_driver.h"

#include <utility>

#include "server/base/errors.h"
#include "server/transport/web_socket_client.h"

namespace understudy::app {
namespace {

Task<absl::StatusOr<dispatchers::RemoteDriver>> Reach(boost::asio::any_io_executor executor,
                                                      dispatchers::RemoteAddress address,
                                                      Ref<Progress> progress) {
  transport::ConnectLog log = [progress](std::string line) { progress->Log(std::move(line)); };
  ASSIGN_OR_CO_RETURN(transport::OpenedWebSocket opened,
                      co_await transport::OpenWebSocket(std::move(executor), std::move(address.endpoint),
                                                        std::move(address.headers), std::move(log)));
  co_return dispatchers::RemoteDriver{std::move(opened.transport), std::move(opened.headers)};
}

}  // namespace

dispatchers::ReachRemoteDriver ReachOverWebSocket(boost::asio::any_io_executor executor) {
  return [executor = std::move(executor)](dispatchers::RemoteAddress address, Ref<Progress> progress) {
    return Reach(executor, std::move(address), std::move(progress));
  };
}

}  // namespace understudy::app
