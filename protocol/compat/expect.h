#pragma once

#include "protocol/compat/client_version.h"

namespace understudy::protocol {

// Until 1.60 an assertion answers how it went; from 1.61 one that fails is an error with details.
constexpr bool FailedExpectIsError(ClientVersion version) { return version >= ClientVersion{61}; }

// Since 1.63 what a command is about isn't in its title, and assertions' logs name it beside.
constexpr bool CallLogNamesSubject(ClientVersion version) { return version >= ClientVersion{63}; }

}  // namespace understudy::protocol
