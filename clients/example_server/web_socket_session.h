#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

namespace understudy::example_server {

// Accepts the upgrade, with the first subprotocol the client offers, and answers until the socket closes:
//
//   text `close CODE REASON`   closes with that code and reason
//   text `say TEXT`            TEXT
//   other text                 `server says: ` and the text
//   binary                     the same bytes
//
// Returns when the socket is closed; a connection that breaks is a close like any other.
boost::asio::awaitable<void> ServeWebSocket(
    boost::beast::tcp_stream stream, boost::beast::http::request<boost::beast::http::string_body> upgrade);

}  // namespace understudy::example_server
