#pragma once

#include <string_view>

#include "protocol/codec/wire_message.h"

namespace understudy::protocol {

// Until 1.58 LocalUtils.connect took a `wsEndpoint`; now it is `endpoint`, whatever its scheme.
void RenameConnectEndpoint(WireCall& call, std::string_view channel);

}  // namespace understudy::protocol
