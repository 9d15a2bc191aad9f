#include "protocol/compat/v1_60_wait_for_event_info.h"

#include <utility>

namespace understudy::protocol {

void TurnIntoWaitInfo(WireCall& call) {
  if (call.method != "waitForEventInfo") return;
  boost::json::value* info = call.params.if_contains("info");
  boost::json::object params;
  if (info && info->is_object()) params = std::move(info->get_object());
  call.method = "__waitInfo__";
  call.params = std::move(params);
  call.answered = true;
}

}  // namespace understudy::protocol
