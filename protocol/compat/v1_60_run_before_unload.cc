#include "protocol/compat/v1_60_run_before_unload.h"

namespace understudy::protocol {

void SplitRunBeforeUnload(WireCall& call, std::string_view channel) {
  if (channel != "Page" || call.method != "close") return;
  const boost::json::value* run = call.params.if_contains("runBeforeUnload");
  if (!run || !run->is_bool() || !run->get_bool()) return;
  call.method = "runBeforeUnload";
  call.params.clear();
}

}  // namespace understudy::protocol
