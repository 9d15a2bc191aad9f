#pragma once

#include <utility>

#include <boost/beast/core/buffered_read_stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/websocket/teardown.hpp>

namespace understudy::transport {

// A connection of which more may have been read than the request that opens a WebSocket: a client's first
// frame can come along with it, and is read from `buffer()` first.
class GreetedStream
    : public boost::beast::buffered_read_stream<boost::beast::tcp_stream, boost::beast::flat_buffer> {
 public:
  using buffered_read_stream::buffered_read_stream;
};

// How a WebSocket ends the connection below it.
inline void teardown(boost::beast::role_type role, GreetedStream& stream, boost::system::error_code& error) {
  using boost::beast::websocket::teardown;
  teardown(role, stream.next_layer(), error);
}

template <class Handler>
void async_teardown(boost::beast::role_type role, GreetedStream& stream, Handler&& handler) {
  using boost::beast::websocket::async_teardown;
  async_teardown(role, stream.next_layer(), std::forward<Handler>(handler));
}

}  // namespace understudy::transport
