#include "clients/example_server/server.h"

#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include "clients/example_server/page.h"
#include "clients/example_server/web_socket_session.h"

namespace understudy::example_server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;

constexpr auto kWait = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::seconds kIdleTimeout(30);

// Without the query.
std::string_view Path(const http::request<http::string_body>& request) {
  const std::string_view target(request.target().data(), request.target().size());
  return target.substr(0, target.find('?'));
}

http::response<http::string_body> Answer(const http::request<http::string_body>& request) {
  http::response<http::string_body> response;
  response.version(request.version());
  response.keep_alive(request.keep_alive());
  if (request.method() == http::verb::get && Path(request) == "/") {
    response.set(http::field::content_type, "text/html; charset=utf-8");
    response.body() = kPage;
  } else {
    response.result(http::status::not_found);
    response.set(http::field::content_type, "text/plain");
    response.body() = "Not found\n";
  }
  response.prepare_payload();
  return response;
}

asio::awaitable<void> Serve(beast::tcp_stream stream) {
  beast::flat_buffer buffer;
  while (true) {
    http::request<http::string_body> request;
    stream.expires_after(kIdleTimeout);
    if (const auto [error, size] = co_await http::async_read(stream, buffer, request, kWait); error)
      co_return;

    if (beast::websocket::is_upgrade(request) && Path(request) == "/ws") {
      co_await ServeWebSocket(std::move(stream), std::move(request));
      co_return;
    }

    auto response = Answer(request);
    if (const auto [error, size] = co_await http::async_write(stream, response, kWait); error) co_return;
    if (!response.keep_alive()) {
      stream.socket().shutdown(tcp::socket::shutdown_send);
      co_return;
    }
  }
}

}  // namespace

class Server::Impl {
 public:
  explicit Impl(asio::io_context& io) : acceptor_(io, {asio::ip::address_v4::loopback(), 0}) {}

  uint16_t port() const { return acceptor_.local_endpoint().port(); }

  void Stop() { acceptor_.close(); }

  static asio::awaitable<void> Accept(std::shared_ptr<Impl> self) {
    while (true) {
      auto [error, socket] = co_await self->acceptor_.async_accept(kWait);
      if (error) co_return;
      asio::co_spawn(self->acceptor_.get_executor(), Serve(beast::tcp_stream(std::move(socket))),
                     asio::detached);
    }
  }

 private:
  tcp::acceptor acceptor_;
};

Server::Server(asio::io_context& io) : impl_(std::make_shared<Impl>(io)) {
  asio::co_spawn(io, Impl::Accept(impl_), asio::detached);
}

Server::~Server() { impl_->Stop(); }

uint16_t Server::port() const { return impl_->port(); }

}  // namespace understudy::example_server
