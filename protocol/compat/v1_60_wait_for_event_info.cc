#include "protocol/compat/v1_60_wait_for_event_info.h"

#include <utility>

#include "protocol/schema/tables.pw.h"

namespace understudy::protocol {

namespace {

bool IsEventTarget(std::string_view channel, ClientVersion version) {
  const ChannelInfo* info = FindChannel(channel);
  return info && info->extends == "EventTarget" && info->extends_versions.Contains(version);
}

}  // namespace

void TurnIntoWaitInfo(WireCall& call, std::string_view channel, ClientVersion version) {
  if (call.method != "waitForEventInfo" || !IsEventTarget(channel, version)) return;
  boost::json::value* info = call.params.if_contains("info");
  boost::json::object params;
  if (info && info->is_object()) params = std::move(info->get_object());
  call.method = "__waitInfo__";
  call.params = std::move(params);
  call.answered = true;
}

}  // namespace understudy::protocol
