#include "dispatchers/new_connection.h"

#include <utility>

#include "dispatchers/core/api_log.h"
#include "dispatchers/root/root_dispatcher.h"
#include "protocol/schema/dispatch.pw.h"
#include "server/base/debug_log.h"

namespace understudy::dispatchers {

Ref<Connection> NewConnection(boost::asio::any_io_executor executor, ConnectionOptions options,
                              Entrance entrance, std::function<void(std::string)> send) {
  if (DebugEnabled(DebugChannel::kApi)) {
    options.observers.push_back(
        std::make_shared<ApiLog>([](std::string_view line) { DebugLog(DebugChannel::kApi, line); }));
  }
  return Connection::Create(std::move(executor), std::move(options),
                            std::make_shared<RootDispatcher>(std::move(entrance)), FindBoundCommand,
                            std::move(send));
}

}  // namespace understudy::dispatchers
