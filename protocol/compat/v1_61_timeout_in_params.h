#pragma once

#include <string_view>

#include "protocol/codec/wire_message.h"

namespace understudy::protocol {

// Until 1.61 each command that takes time had a parameter `timeout`; now it is part of the metadata. What the
// metadata says already wins.
void MoveTimeoutToMetadata(WireCall& call, std::string_view channel);

}  // namespace understudy::protocol
