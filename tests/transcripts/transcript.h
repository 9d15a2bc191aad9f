#pragma once

#include <string>
#include <string_view>

#include "protocol/compat/client_version.h"

namespace understudy {

// What of a transcript a client of that version plays: a line may begin with the versions that it is for,
// `@1.53-`. What can't be read as versions stays, for the conversation to trip over.
std::string LinesFor(std::string_view transcript, protocol::ClientVersion version);

}  // namespace understudy
