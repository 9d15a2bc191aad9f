#pragma once

#include <string_view>

#include "protocol/codec/wire_message.h"

namespace understudy::protocol {

// Until 1.53 the time that Frame.waitForTimeout waits was called `timeout`; now it is `waitTimeout`.
void RenameWaitTimeout(WireCall& call, std::string_view channel);

}  // namespace understudy::protocol
