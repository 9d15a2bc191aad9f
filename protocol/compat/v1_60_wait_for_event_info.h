#pragma once

#include "protocol/codec/wire_message.h"

namespace understudy::protocol {

// Until 1.60 clients told what they wait for by a command, waitForEventInfo, which is answered; now it is the
// message
// `__waitInfo__`, which isn't.
void TurnIntoWaitInfo(WireCall& call);

}  // namespace understudy::protocol
