#pragma once

#include <memory>

#include <absl/status/statusor.h>
#include <boost/asio/any_io_executor.hpp>

#include "server/transport/message_transport.h"

namespace understudy::transport {

// The largest message taken from a client. Uploads travel in pieces of a few MiB and a fulfilled body is at
// most a response's size in base64; a length above this is taken for a stream that isn't the protocol's.
inline constexpr size_t kMaxMessageBytes = 256 << 20;

// Each message is its length in bytes as a uint32, little-endian, then its text. Reads from `read_fd` and
// writes to `write_fd`, which may be pipes, sockets, terminals or files and stay open. Memory grows with what
// arrives, never with the length announced.
absl::StatusOr<std::unique_ptr<MessageTransport>> NewLengthPrefixedTransport(
    const boost::asio::any_io_executor& executor, int read_fd, int write_fd,
    size_t max_bytes = kMaxMessageBytes);

}  // namespace understudy::transport
