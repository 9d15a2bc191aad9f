#pragma once

#include "protocol/codec/wire_message.h"
#include "protocol/schema/common.pw.h"

namespace understudy::protocol {

// Until 1.62 `httpCredentials` was one set of credentials; now it is a list of them.
void ListHttpCredentials(WireCall& call);

// Adds the older form to options that a client is told.
void AddSingleHttpCredentials(ContextOptions& options);

}  // namespace understudy::protocol
