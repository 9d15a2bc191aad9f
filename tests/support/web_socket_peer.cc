#include "tests/support/web_socket_peer.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <gtest/gtest.h>

#include "tests/support/run_task.h"

namespace understudy::testing {
namespace {

namespace asio = boost::asio;
namespace websocket = boost::beast::websocket;
using asio::ip::tcp;

constexpr auto kWait = asio::as_tuple(asio::use_awaitable);

}  // namespace

int WebSocketPeer::Open(const std::string& url, Headers headers) {
  const auto parsed = boost::urls::parse_uri(url).value();
  socket_.set_option(websocket::permessage_deflate{.client_enable = true});
  socket_.set_option(websocket::stream_base::decorator([&](websocket::request_type& request) {
    for (const auto& [name, value] : headers) request.set(name, value);
  }));
  return RunTask(io_, [&]() -> Task<int> {
    co_await boost::beast::get_lowest_layer(socket_).async_connect(
        tcp::endpoint(asio::ip::make_address(parsed.host()), parsed.port_number()), asio::use_awaitable);
    websocket::response_type response;
    co_await socket_.async_handshake(response, std::string(parsed.encoded_host_and_port()),
                                     std::string(parsed.encoded_target()), kWait);
    co_return static_cast<int>(response.result_int());
  });
}

tcp::socket WebSocketPeer::OpenTo(tcp::acceptor& acceptor) {
  socket_.set_option(websocket::permessage_deflate{.client_enable = true});
  return RunTask(io_, [&]() -> Task<tcp::socket> {
    co_await boost::beast::get_lowest_layer(socket_).async_connect(acceptor.local_endpoint(),
                                                                   asio::use_awaitable);
    asio::co_spawn(io_, socket_.async_handshake("127.0.0.1", "/", asio::use_awaitable), asio::detached);
    co_return co_await acceptor.async_accept(asio::use_awaitable);
  });
}

void WebSocketPeer::Say(const std::string& message, bool binary) {
  socket_.binary(binary);
  RunTask(io_, [&]() -> Task<void> {
    const auto [error, bytes] = co_await socket_.async_write(asio::buffer(message), kWait);
    EXPECT_FALSE(error) << error.message();
  });
}

std::optional<std::string> WebSocketPeer::Hear() {
  return RunTask(io_, [&]() -> Task<std::optional<std::string>> {
    boost::beast::flat_buffer buffer;
    const auto [error, bytes] = co_await socket_.async_read(buffer, kWait);
    if (error) co_return std::nullopt;
    EXPECT_TRUE(socket_.got_text());
    co_return boost::beast::buffers_to_string(buffer.data());
  });
}

void WebSocketPeer::Close(const std::string& reason) {
  const websocket::close_reason why(websocket::close_code::normal, reason);
  RunTask(io_, [&]() -> Task<void> { co_await socket_.async_close(why, kWait); });
}

}  // namespace understudy::testing
