#pragma once

#include "protocol/compat/client_version.h"

namespace understudy::protocol {

// Until 1.63 an error has a name and a message; since then also a code, where the system or a protocol gave
// it one.
constexpr bool TellsErrorCodes(ClientVersion version) { return version >= ClientVersion{64}; }

}  // namespace understudy::protocol
