#pragma once

#include <functional>
#include <memory>
#include <string>

#include <absl/status/statusor.h>
#include <boost/asio/ip/tcp.hpp>

#include "server/base/task.h"
#include "server/transport/greeted_stream.h"
#include "server/transport/handshake.h"
#include "server/transport/listening.h"
#include "server/transport/message_transport.h"

namespace understudy::transport {

// Takes WebSockets on a TCP port.
class WebSocketServer : public std::enable_shared_from_this<WebSocketServer> {
 public:
  using OnClient = std::function<void(OpeningRequest, std::unique_ptr<MessageTransport>)>;

  // Listens from now on until Close(). Fails with Error when the host or the port can't be had.
  static absl::StatusOr<Ref<WebSocketServer>> Listen(const boost::asio::any_io_executor& executor,
                                                     const Listening& where, OnClient on_client);

  // `ws://127.0.0.1:8080/`
  std::string url() const;
  // Takes no more clients. Those that are connected stay.
  void Close();

 private:
  WebSocketServer(boost::asio::ip::tcp::acceptor acceptor, HandshakeRules rules, OnClient on_client);
  static Task<void> Accept(Ref<WebSocketServer> self);
  static Task<void> Greet(Ref<WebSocketServer> self, GreetedStream stream);

  boost::asio::ip::tcp::acceptor acceptor_;
  const HandshakeRules rules_;
  OnClient on_client_;
};

}  // namespace understudy::transport
