#include "protocol/compat/v1_64_numbered_stacks.h"

#include <string>

#include <boost/json/serialize.hpp>

namespace understudy::protocol {

void NameStacksByText(WireCall& call, std::string_view channel) {
  if (channel != "LocalUtils" || call.method != "addStackToTracingNoReply") return;
  boost::json::value* data = call.params.if_contains("callData");
  boost::json::object* object = data ? data->if_object() : nullptr;
  boost::json::value* id = object ? object->if_contains("id") : nullptr;
  if (id && id->is_number()) *id = boost::json::serialize(*id);
}

}  // namespace understudy::protocol
