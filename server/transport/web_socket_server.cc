#include "server/transport/web_socket_server.h"

#include <chrono>
#include <utility>

#include <absl/strings/str_cat.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/stream_base.hpp>

#include "server/base/errors.h"
#include "server/base/spawn.h"
#include "server/transport/web_socket.h"

namespace understudy::transport {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;

constexpr auto kWait = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::seconds kHandshakeTimeout(30);
// Launch options come in a header, of which Beast takes 64 KiB at most.
constexpr uint32_t kMaxHeaderBytes = 60 << 10;
// Files of 50 MiB, the most that clients send along, are 67 MiB in base64.
constexpr size_t kMaxRemoteMessageBytes = 80 << 20;
// Before the next try when the machine has no descriptor left.
constexpr std::chrono::milliseconds kAcceptPause(100);

absl::Status CannotListen(const Listening& where, const boost::system::error_code& error) {
  return Error(absl::StrCat("can't listen on ", where.host, ":", where.port, ": ", error.message()));
}

}  // namespace

absl::StatusOr<Ref<WebSocketServer>> WebSocketServer::Listen(const asio::any_io_executor& executor,
                                                             const Listening& where, OnClient on_client) {
  boost::system::error_code error;
  tcp::resolver resolver(executor);
  const auto found = resolver.resolve(where.host, std::to_string(where.port), tcp::resolver::passive, error);
  if (error) return CannotListen(where, error);
  const tcp::endpoint endpoint = found.begin()->endpoint();
  tcp::acceptor acceptor(executor);
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) return CannotListen(where, error);
  HandshakeRules rules{.path = where.path,
                       .loopback_only = endpoint.address().is_loopback(),
                       .allowed_origins = where.allowed_origins};
  Ref<WebSocketServer> server(
      new WebSocketServer(std::move(acceptor), std::move(rules), std::move(on_client)));
  Spawn(executor, Accept(server));
  return server;
}

WebSocketServer::WebSocketServer(tcp::acceptor acceptor, HandshakeRules rules, OnClient on_client)
    : acceptor_(std::move(acceptor)), rules_(std::move(rules)), on_client_(std::move(on_client)) {}

std::string WebSocketServer::url() const {
  const tcp::endpoint endpoint = acceptor_.local_endpoint();
  const std::string address = endpoint.address().to_string();
  return absl::StrCat("ws://", endpoint.address().is_v6() ? absl::StrCat("[", address, "]") : address, ":",
                      endpoint.port(), rules_.path);
}

void WebSocketServer::Close() {
  boost::system::error_code ignored;
  acceptor_.close(ignored);
  on_client_ = nullptr;
}

Task<void> WebSocketServer::Accept(Ref<WebSocketServer> self) {
  tcp::acceptor& acceptor = self->acceptor_;
  while (acceptor.is_open()) {
    auto [error, socket] = co_await acceptor.async_accept(kWait);
    if (!error) {
      Spawn(acceptor.get_executor(), Greet(self, GreetedStream(std::move(socket))));
    } else if (acceptor.is_open()) {
      asio::steady_timer pause(acceptor.get_executor(), kAcceptPause);
      co_await pause.async_wait(kWait);
    }
  }
}

Task<void> WebSocketServer::Greet(Ref<WebSocketServer> self, GreetedStream stream) {
  boost::beast::tcp_stream& connection = stream.next_layer();
  connection.expires_after(kHandshakeTimeout);
  http::request_parser<http::empty_body> parser;
  parser.header_limit(kMaxHeaderBytes);
  if (const auto [error, bytes] =
          co_await http::async_read_header(connection, stream.buffer(), parser, kWait);
      error)
    co_return;
  const HttpRequest request = parser.release();

  if (const auto answer = AnswerWithoutWebSocket(request, self->rules_)) {
    co_await http::async_write(connection, *answer, kWait);
    boost::system::error_code ignored;
    connection.socket().shutdown(tcp::socket::shutdown_send, ignored);
    co_return;
  }
  auto socket = std::make_unique<WebSocketStream>(std::move(stream));
  socket->set_option(
      boost::beast::websocket::stream_base::decorator([](boost::beast::websocket::response_type& response) {
        response.set(http::field::server, "Understudy");
      }));
  if (const auto [error] = co_await socket->async_accept(request, kWait); error) co_return;
  boost::beast::get_lowest_layer(*socket).expires_never();
  if (!self->on_client_) co_return;
  OpeningRequest opening = ReadOpeningRequest(request);
  opening.from_this_machine = self->rules_.loopback_only;
  self->on_client_(std::move(opening), NewWebSocketTransport(std::move(socket), kMaxRemoteMessageBytes));
}

}  // namespace understudy::transport
