#pragma once

#include <cstddef>
#include <memory>

#include <boost/beast/websocket/stream.hpp>

#include "server/transport/greeted_stream.h"
#include "server/transport/message_transport.h"

namespace understudy::transport {

// Frames aren't compressed: they cross one machine or a fast network, and messages are small.
using WebSocketStream = boost::beast::websocket::stream<GreetedStream, /*deflateSupported=*/false>;

// Each message is one text frame. `socket` is open. Finish() closes it with a code that says why: 1000 done,
// 1001 going away, 1003 bytes, 1007 no message, 1009 too large, 1011 anything else.
std::unique_ptr<MessageTransport> NewWebSocketTransport(std::unique_ptr<WebSocketStream> socket,
                                                        size_t max_bytes = kMaxMessageBytes);

}  // namespace understudy::transport
