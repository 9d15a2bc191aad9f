#pragma once

#include <boost/asio/any_io_executor.hpp>

#include "dispatchers/local_utils/remote_driver.h"

namespace understudy::app {

// Reaches drivers elsewhere over WebSockets.
dispatchers::ReachRemoteDriver ReachOverWebSocket(boost::asio::any_io_executor executor);

}  // namespace understudy::app
