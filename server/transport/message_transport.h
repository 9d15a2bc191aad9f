#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include <absl/status/statusor.h>

#include "server/base/task.h"

namespace understudy::transport {

// Whole messages to and from one peer, in order. Not thread-safe: everything happens on the executor it was
// made with.
class MessageTransport {
 public:
  virtual ~MessageTransport() = default;

  // The next message; nothing once the peer ended the stream between two messages. Errors are final:
  //   DataLoss           the stream ended within a message
  //   InvalidArgument    an empty message
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
};

}  // namespace understudy::transport
