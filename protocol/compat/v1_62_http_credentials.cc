#include "protocol/compat/v1_62_http_credentials.h"

#include <utility>

#include <boost/json/array.hpp>

namespace understudy::protocol {

void ListHttpCredentials(WireCall& call) {
  boost::json::value* credentials = call.params.if_contains("httpCredentials");
  if (!credentials || !credentials->is_object()) return;
  boost::json::array list;
  list.push_back(std::move(*credentials));
  *credentials = std::move(list);
}

}  // namespace understudy::protocol
