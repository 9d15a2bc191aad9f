#include "protocol/compat/v1_52_aria_mode.h"

namespace understudy::protocol {

void LeaveOutRawMode(WireCall& call, std::string_view channel) {
  if (channel != "Frame" || call.method != "ariaSnapshot") return;
  const boost::json::value* mode = call.params.if_contains("mode");
  if (mode != nullptr && *mode == boost::json::value("raw")) call.params.erase("mode");
}

}  // namespace understudy::protocol
