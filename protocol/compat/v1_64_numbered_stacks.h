#pragma once

#include <string_view>

#include "protocol/codec/wire_message.h"

namespace understudy::protocol {

// Until 1.63, and in Python 1.64, call ids are numbers; LocalUtils.addStackToTracingNoReply now names a call
// by text.
void NameStacksByText(WireCall& call, std::string_view channel);

}  // namespace understudy::protocol
