#pragma once

#include <optional>
#include <string_view>

#include "protocol/codec/wire_message.h"
#include "protocol/compat/client_version.h"

namespace understudy::protocol {

// Gives a call to an object of `channel` the shape that the newest client would give it, before it is
// decoded. Each difference is a file of its own here, named by the last version that had the old shape.
void Canonicalise(WireCall& call, std::string_view channel, ClientVersion version);

// The timeout, in milliseconds, of a canonical call that names none and whose object was told none: clients
// until 1.52 left it to the driver. Nothing for commands without timeout and for newer clients, which always
// send one.
std::optional<double> DefaultTimeoutMs(std::string_view channel, std::string_view method,
                                       ClientVersion version);

}  // namespace understudy::protocol
