#pragma once

#include "protocol/compat/client_version.h"

namespace understudy::protocol {

// 1.48 takes a failed command's log as raw lines; later clients are given it compressed, with bullets.
constexpr bool TakesRawCallLog(ClientVersion version) { return version.minor <= 48; }

}  // namespace understudy::protocol
