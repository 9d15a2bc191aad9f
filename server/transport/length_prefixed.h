#pragma once

#include <memory>

#include <absl/status/statusor.h>
#include <boost/asio/any_io_executor.hpp>

#include "server/transport/message_transport.h"

namespace understudy::transport {

// Each message is its length in bytes as a uint32, little-endian, then its text. Reads from `read_fd` and
// writes to `write_fd`, which may be pipes, sockets, terminals or files and stay open. Memory grows with what
// arrives, never with the length announced.
absl::StatusOr<std::unique_ptr<MessageTransport>> NewLengthPrefixedTransport(
    const boost::asio::any_io_executor& executor, int read_fd, int write_fd,
    size_t max_bytes = kMaxMessageBytes);

}  // namespace understudy::transport
