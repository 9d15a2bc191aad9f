#pragma once

#include "protocol/compat/client_version.h"

namespace understudy::protocol {

// Until 1.64 a date, a time or a colour that is none can't be filled in; since then it becomes what the input
// makes of it.
constexpr bool RefusesMalformedInput(ClientVersion version) { return version <= ClientVersion{64}; }

}  // namespace understudy::protocol
