// Serves the examples' page and WebSocket until it is told to stop or its standard input ends. The first line
// of output is the port.

#include <array>
#include <csignal>
#include <iostream>
#include <unistd.h>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/system/system_error.hpp>

#include "clients/example_server/server.h"

namespace {

namespace asio = boost::asio;

// Reads and drops `input` until it ends, so that the server goes away with whoever started it.
void StopAtEnd(asio::posix::stream_descriptor& input, asio::io_context& io) {
  static std::array<char, 256> ignored;
  input.async_read_some(asio::buffer(ignored), [&](boost::system::error_code error, size_t) {
    if (error) {
      io.stop();
    } else {
      StopAtEnd(input, io);
    }
  });
}

}  // namespace

int main() {
  try {
    asio::io_context io(1);
    asio::signal_set signals(io, SIGINT, SIGTERM);
    signals.async_wait([&](boost::system::error_code, int) { io.stop(); });
    asio::posix::stream_descriptor input(io, dup(STDIN_FILENO));
    StopAtEnd(input, io);

    understudy::example_server::Server server(io);
    std::cout << server.port() << std::endl;
    io.run();
    return 0;
  } catch (const boost::system::system_error& error) {
    std::cerr << "example_server: " << error.what() << "\n";
    return 1;
  }
}
