#pragma once

#include <memory>

#include <boost/asio/any_io_executor.hpp>

#include "server/transport/message_transport.h"

namespace understudy::chromium {

// What a browser started with --remote-debugging-pipe speaks: JSON messages, each ended by a NUL. Takes over
// both descriptors (pipes or sockets). Messages may be as long as memory allows. The process must ignore
// SIGPIPE.
std::unique_ptr<transport::MessageTransport> NewPipeTransport(const boost::asio::any_io_executor& executor,
                                                              int read_fd, int write_fd);

}  // namespace understudy::chromium
