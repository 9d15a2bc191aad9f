#pragma once

#include <string_view>

#include "protocol/codec/wire_message.h"

namespace understudy::protocol {

// Until 1.60 Page.close with `runBeforeUnload` ran the handlers and left it to them whether the page closes;
// now that is the command Page.runBeforeUnload.
void SplitRunBeforeUnload(WireCall& call, std::string_view channel);

}  // namespace understudy::protocol
