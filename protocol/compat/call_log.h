#pragma once

#include "protocol/compat/client_version.h"

namespace understudy::protocol {

// Clients of 1.48 make the bullets of a call log themselves; later ones print its lines as they come.
constexpr bool TakesRawCallLog(ClientVersion version) { return version <= ClientVersion{48}; }

}  // namespace understudy::protocol
