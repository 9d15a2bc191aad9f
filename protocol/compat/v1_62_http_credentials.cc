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

void AddSingleHttpCredentials(ContextOptions& options) {
  if (options.http_credentials && !options.http_credentials->empty())
    options.http_credentials_until_62 = options.http_credentials->front();
}

}  // namespace understudy::protocol
