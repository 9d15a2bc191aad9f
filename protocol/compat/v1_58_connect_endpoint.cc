#include "protocol/compat/v1_58_connect_endpoint.h"

#include <utility>

namespace understudy::protocol {

void RenameConnectEndpoint(WireCall& call, std::string_view channel) {
  if (channel != "LocalUtils" || call.method != "connect") return;
  boost::json::value* endpoint = call.params.if_contains("wsEndpoint");
  if (!endpoint || call.params.contains("endpoint")) return;
  boost::json::value moved = std::move(*endpoint);
  call.params.erase("wsEndpoint");
  call.params["endpoint"] = std::move(moved);
}

}  // namespace understudy::protocol
