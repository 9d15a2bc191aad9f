#pragma once

#include "protocol/codec/wire_message.h"

namespace understudy::protocol {

// Until 1.62 `httpCredentials` was one set of credentials; now it is a list of them.
void ListHttpCredentials(WireCall& call);

}  // namespace understudy::protocol
