#pragma once

#include <cstddef>
#include <memory>

#include <boost/asio/any_io_executor.hpp>

#include "server/transport/message_transport.h"

namespace understudy::chromium {

// The largest message kept of a browser's. A result may be as large as a command's arguments, of which
// browsers take 100 MiB, and a body that is told in base64 larger.
inline constexpr size_t kMaxBrowserMessageBytes = 256 << 20;

// What a browser started with --remote-debugging-pipe speaks: JSON messages, each ended by a NUL. Takes over
// both descriptors (pipes or sockets). An answer above `max_bytes` becomes an error, an event is dropped. The
// process must ignore SIGPIPE.
std::unique_ptr<transport::MessageTransport> NewPipeTransport(const boost::asio::any_io_executor& executor,
                                                              int read_fd, int write_fd,
                                                              size_t max_bytes = kMaxBrowserMessageBytes);

}  // namespace understudy::chromium
