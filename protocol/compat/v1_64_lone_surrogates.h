#pragma once

#include "protocol/codec/wire_message.h"
#include "server/base/unicode.h"

namespace understudy::protocol {

// Until 1.64 only clients in JavaScript could take lone surrogates; now others say so when they initialize.
LoneSurrogates LoneSurrogatesFor(const WireCall& initialize);

}  // namespace understudy::protocol
