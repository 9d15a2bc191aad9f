#include <chrono>
#include <utility>

#include "dispatchers/core/call.h"
#include "dispatchers/core/connection.h"
#include "dispatchers/json_pipe/json_pipe_dispatcher.h"
#include "dispatchers/local_utils/local_utils_dispatcher.h"
#include "protocol/compat/detect.h"
#include "protocol/schema/local_utils.handlers.pw.h"
#include "server/base/duration.h"

namespace understudy::dispatchers {
namespace {

// The client's own come last: a server may be told another name.
RemoteHeaders HeadersFor(const protocol::LocalUtilsConnectParams& params, const Connection& connection) {
  RemoteHeaders headers = {{"User-Agent", protocol::UserAgentOf(connection.hints(), connection.version())}};
  const boost::json::object* given = params.headers ? params.headers->if_object() : nullptr;
  if (!given) return headers;
  for (const auto& [name, value] : *given) {
    if (value.is_string()) headers.emplace_back(std::string(name), std::string(value.get_string()));
  }
  return headers;
}

}  // namespace

Task<absl::StatusOr<protocol::LocalUtilsConnectResult>> HandleLocalUtilsConnect(
    Ref<LocalUtilsDispatcher> self, protocol::LocalUtilsConnectParams params, Call& call) {
  if (params.expose_network) {
    co_return Error("Understudy does not implement the option exposeNetwork yet");
  }
  RemoteAddress address{params.endpoint.value_or(""), HeadersFor(params, call.connection())};
  Ref<Progress> progress = call.progress();
  ASSIGN_OR_CO_RETURN(RemoteDriver driver, co_await self->reach()(std::move(address), std::move(progress)));
  protocol::LocalUtilsConnectResult result;
  const std::chrono::microseconds delay = Milliseconds(params.slow_mo.value_or(0));
  result.pipe = JsonPipeDispatcher::Create(*self, std::move(driver.conversation), delay)->ref();
  for (auto& [name, value] : driver.headers) {
    protocol::NameValue header;
    header.name = std::move(name);
    header.value = std::move(value);
    result.headers.push_back(std::move(header));
  }
  co_return result;
}

}  // namespace understudy::dispatchers
