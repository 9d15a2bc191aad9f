#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/websocket/stream.hpp>

namespace understudy::testing {

// A WebSocket client that isn't ours, on a real connection. Every call runs the loop until it is done.
class WebSocketPeer {
 public:
  using Headers = std::vector<std::pair<std::string, std::string>>;

  explicit WebSocketPeer(boost::asio::io_context& io) : io_(io), socket_(io) {}

  // Asks the server at `url` (ws://127.0.0.1:…) for a WebSocket, with compression; the status of its answer.
  int Open(const std::string& url, Headers headers = {});
  // Opens one with whoever accepts on `acceptor`; the other end of it, which has still to answer.
  boost::asio::ip::tcp::socket OpenTo(boost::asio::ip::tcp::acceptor& acceptor);

  void Say(const std::string& message, bool binary = false);
  // The next message; nothing once the connection has ended, with `code()`.
  std::optional<std::string> Hear();
  // The code the other side closed with; 0 when it didn't say any.
  int code() const { return socket_.reason().code; }
  // And in these words.
  std::string reason() const { return socket_.reason().reason.c_str(); }
  // Says goodbye and waits for the other side's.
  void Close(const std::string& reason = "");
  // Goes without a word.
  void HangUp() { boost::beast::get_lowest_layer(socket_).close(); }

 private:
  boost::asio::io_context& io_;
  boost::beast::websocket::stream<boost::beast::tcp_stream> socket_;
};

}  // namespace understudy::testing
