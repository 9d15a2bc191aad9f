#pragma once

#include <string_view>

#include "protocol/codec/wire_message.h"
#include "protocol/compat/client_version.h"

namespace understudy::protocol {

// Until 1.60 clients told what they wait for by a command of event targets, waitForEventInfo, which is
// answered; now it is the message `__waitInfo__`, which isn't.
void TurnIntoWaitInfo(WireCall& call, std::string_view channel, ClientVersion version);

}  // namespace understudy::protocol
