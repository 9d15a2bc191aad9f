#pragma once

#include <functional>
#include <string>

#include "dispatchers/core/connection.h"
#include "dispatchers/entrance.h"

namespace understudy::dispatchers {

// The conversation with a client. `send` takes the messages for it, in order.
Ref<Connection> NewConnection(boost::asio::any_io_executor executor, ConnectionOptions options,
                              Entrance entrance, std::function<void(std::string)> send);

}  // namespace understudy::dispatchers
