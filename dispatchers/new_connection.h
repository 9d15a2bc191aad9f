#pragma once

#include <functional>
#include <string>

#include "dispatchers/core/connection.h"
#include "server/browser/delegate.h"

namespace understudy::dispatchers {

// The conversation with a client that starts browsers of its own. `chromium` starts them, `send` takes the
// messages for the client, in order.
Ref<Connection> NewConnection(boost::asio::any_io_executor executor, ConnectionOptions options,
                              Ref<browser::BrowserLauncher> chromium, std::function<void(std::string)> send);

}  // namespace understudy::dispatchers
