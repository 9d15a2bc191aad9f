#pragma once

#include "protocol/compat/client_version.h"

namespace understudy::protocol {

// How clients that ask the driver to translate their globs mean them.

// Until 1.55 `**` is more than `*` only as a whole name between slashes, and `**/` may be nothing.
constexpr bool StarsMeanNames(ClientVersion version) { return version <= ClientVersion{55}; }

// Until 1.59 braces that don't match, or stand in each other, are no error.
constexpr bool LeavesBracesLoose(ClientVersion version) { return version <= ClientVersion{59}; }

}  // namespace understudy::protocol
