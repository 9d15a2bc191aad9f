#include "clients/example_server/web_socket_session.h"

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <boost/beast/websocket/stream_base.hpp>

namespace understudy::example_server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace websocket = boost::beast::websocket;

constexpr auto kWait = asio::as_tuple(asio::use_awaitable);

// The text after a command word and its space, or nothing when the message is another one.
std::optional<std::string_view> Argument(std::string_view message, std::string_view command) {
  if (!message.starts_with(command) || message.substr(command.size(), 1) != " ") return std::nullopt;
  return message.substr(command.size() + 1);
}

// Reads `CODE REASON`; the reason may be empty.
std::optional<websocket::close_reason> ParseClose(std::string_view text) {
  uint16_t code = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), code);
  if (error != std::errc()) return std::nullopt;
  text.remove_prefix(end - text.data());
  if (text.starts_with(' ')) text.remove_prefix(1);
  return websocket::close_reason(static_cast<websocket::close_code>(code), {text.data(), text.size()});
}

std::string AnswerTo(std::string_view message) {
  if (const auto said = Argument(message, "say")) return std::string(*said);
  return "server says: " + std::string(message);
}

void ChooseSubprotocol(websocket::stream<beast::tcp_stream>& socket, std::string_view offered) {
  const http::token_list protocols({offered.data(), offered.size()});
  if (protocols.begin() == protocols.end()) return;
  const std::string first(*protocols.begin());
  socket.set_option(websocket::stream_base::decorator([first](websocket::response_type& response) {
    response.set(http::field::sec_websocket_protocol, first);
  }));
}

}  // namespace

asio::awaitable<void> ServeWebSocket(beast::tcp_stream stream, http::request<http::string_body> upgrade) {
  // The socket keeps time itself from here on.
  stream.expires_never();
  websocket::stream<beast::tcp_stream> socket(std::move(stream));
  socket.set_option(websocket::stream_base::timeout::suggested(beast::role_type::server));
  const auto offered = upgrade[http::field::sec_websocket_protocol];
  ChooseSubprotocol(socket, {offered.data(), offered.size()});
  if (const auto [error] = co_await socket.async_accept(upgrade, kWait); error) co_return;

  beast::flat_buffer buffer;
  while (true) {
    if (const auto [error, size] = co_await socket.async_read(buffer, kWait); error) co_return;
    std::string message = beast::buffers_to_string(buffer.data());
    buffer.clear();

    if (socket.got_text()) {
      if (const auto argument = Argument(message, "close")) {
        if (const auto reason = ParseClose(*argument)) {
          co_await socket.async_close(*reason, kWait);
          co_return;
        }
      }
      message = AnswerTo(message);
    }
    socket.binary(socket.got_binary());
    if (const auto [error, size] = co_await socket.async_write(asio::buffer(message), kWait); error)
      co_return;
  }
}

}  // namespace understudy::example_server
