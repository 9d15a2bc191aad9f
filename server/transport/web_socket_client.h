#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>

#include "server/base/task.h"
#include "server/transport/message_transport.h"

namespace understudy::transport {

using HttpFields = std::vector<std::pair<std::string, std::string>>;
using ConnectLog = std::function<void(std::string line)>;

struct OpenedWebSocket {
  std::unique_ptr<MessageTransport> transport;
  // Of the answer that opened it.
  HttpFields headers;
};

// Connects to `endpoint`: a `ws://` URL, or an `http://` one whose server tells at `json` below it where its
// WebSocket is. Fails with Error and a text such as
// "WebSocket error: connect ECONNREFUSED 127.0.0.1:1"; `log` is told each step.
Task<absl::StatusOr<OpenedWebSocket>> OpenWebSocket(boost::asio::any_io_executor executor,
                                                    std::string endpoint, HttpFields headers, ConnectLog log);

}  // namespace understudy::transport
