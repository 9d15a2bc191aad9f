#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include <absl/status/statusor.h>

#include "server/base/task.h"

namespace understudy::transport {

// The largest message taken from a client. Uploads travel in pieces of a few MiB and a fulfilled body is at
// most a response's size in base64; what is longer is taken for something that isn't the protocol's.
inline constexpr size_t kMaxMessageBytes = 256 << 20;

// Whole messages to and from one peer, in order. Not thread-safe: everything happens on the executor it was
// made with.
class MessageTransport {
 public:
  virtual ~MessageTransport() = default;

  // The next message; nothing once the peer ended the stream between two messages. Errors are final:
  //   Aborted            the peer ended the stream between two messages, with these words
  //   DataLoss           the stream ended within a message
  //   InvalidArgument    what isn't a message
  //   Unimplemented      a message of bytes where text is spoken
  //   ResourceExhausted  a message above the size limit
  //   Unavailable        reading failed, or Close() was called
  // One Receive() at a time.
  virtual Task<absl::StatusOr<std::optional<std::string>>> Receive() = 0;

  // Queues `message`, which leaves as a whole or, when the peer is gone, not at all. Never waits.
  virtual void Send(std::string message) = 0;

  // What Send() took and the peer hasn't yet, in bytes.
  virtual size_t QueuedBytes() const = 0;

  // Waits until at most `bytes` are queued or the transport is closed.
  virtual Task<void> WaitForQueueBelow(size_t bytes) = 0;

  // Drops what is queued and ends the waits of Receive() and WaitForQueueBelow().
  virtual void Close() = 0;

  // Close(), but a peer that can be told is told why first, after what is queued; one that doesn't listen is
  // given a moment. `why` is an error as Receive() gives it, Unavailable when this side goes away, or OK.
  // Receive() ends as if the peer had ended the stream.
  virtual Task<void> Finish(absl::Status /*why*/) {
    Close();
    co_return;
  }
};

}  // namespace understudy::transport
