#include "protocol/compat/v1_53_wait_timeout.h"

#include <utility>

namespace understudy::protocol {

void RenameWaitTimeout(WireCall& call, std::string_view channel) {
  if (channel != "Frame" || call.method != "waitForTimeout") return;
  boost::json::value* timeout = call.params.if_contains("timeout");
  if (!timeout || call.params.contains("waitTimeout")) return;
  boost::json::value moved = std::move(*timeout);
  call.params.erase("timeout");
  call.params["waitTimeout"] = std::move(moved);
}

}  // namespace understudy::protocol
