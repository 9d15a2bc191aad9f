#pragma once

#include <cstdint>
#include <memory>

#include <boost/asio/io_context.hpp>

namespace understudy::example_server {

// A small web server on the loopback interface, which the example programs' pages talk to.
//
//   GET /   a page with the functions `chat` and `closing` (page.html)
//   /ws     a WebSocket that answers; web_socket_session.h says how
//
// with any query; everything else is a 404.
class Server {
 public:
  // Listens from the start, on a free port; connections are served while `io` runs. Throws
  // boost::system::system_error when no port can be had.
  explicit Server(boost::asio::io_context& io);
  ~Server();

  uint16_t port() const;

 private:
  class Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace understudy::example_server
