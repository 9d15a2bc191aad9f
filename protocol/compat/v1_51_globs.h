#pragma once

#include "protocol/codec/wire_message.h"

namespace understudy::protocol {

// In globs of clients up to 1.51 `?` is any character and `[…]` one of several; since 1.52 both stand for
// themselves. There is no such wildcard any more, so those give way to wider ones: a client looks again at
// what its patterns select, and lets go on what it doesn't mean.
void WidenGlobs(WireCall& call);

}  // namespace understudy::protocol
