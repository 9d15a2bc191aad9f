#pragma once

#include <string_view>

#include "protocol/codec/wire_message.h"

namespace understudy::protocol {

// Until 1.52 an aria snapshot's `mode` said whether its texts are patterns (`regex`) or not (`raw`);
// since 1.59 a parameter of that name says for whom it is.
void RenameAriaMode(WireCall& call, std::string_view channel);

}  // namespace understudy::protocol
