#pragma once

#include <string>

namespace understudy::protocol {

// Binary data; base64 on the wire (standard alphabet, padded).
struct Bytes {
  std::string data;

  friend bool operator==(const Bytes&, const Bytes&) = default;
};

// A reference to an object of the connection, `{"guid": "page@…"}` on the wire. Decoding checks that the
// object exists and is of this channel; it may be gone again whenever the reader has waited.
template <class Tag>
struct ChannelRef {
  std::string guid;

  friend bool operator==(const ChannelRef&, const ChannelRef&) = default;
};

}  // namespace understudy::protocol
