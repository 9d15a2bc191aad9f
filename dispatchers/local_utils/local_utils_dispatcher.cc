#include "dispatchers/local_utils/local_utils_dispatcher.h"

#include <absl/strings/str_cat.h>

#include "dispatchers/convert/target.h"
#include "dispatchers/core/call.h"
#include "dispatchers/core/guid.h"
#include "dispatchers/core/object_table.h"
#include "dispatchers/device_descriptors.h"
#include "protocol/compat/globs.h"
#include "protocol/schema/local_utils.handlers.pw.h"
#include "server/base/string_view.h"
#include "server/network/glob.h"

namespace understudy::dispatchers {

Ref<LocalUtilsDispatcher> LocalUtilsDispatcher::Create(Dispatcher& root, ReachRemoteDriver reach) {
  // The descriptors are most of what a client is told at the start, and the same for each: they go out
  // unparsed.
  const std::string initializer =
      absl::StrCat("{\"deviceDescriptors\":", Abseil(embedded::kDeviceDescriptors), "}");
  return root.objects().CreateVerbatim<LocalUtilsDispatcher>(root, protocol::LocalUtilsInitializer::kChannel,
                                                             "localUtils", initializer, std::move(reach));
}

// TODO: traces aren't recorded yet, so there are no stacks to keep for them.
Task<absl::StatusOr<protocol::LocalUtilsTracingStartedResult>> HandleLocalUtilsTracingStarted(
    Ref<LocalUtilsDispatcher>, protocol::LocalUtilsTracingStartedParams, Call&) {
  protocol::LocalUtilsTracingStartedResult result;
  result.stacks_id = NewGuid("stacks");
  co_return result;
}

Task<absl::Status> HandleLocalUtilsAddStackToTracingNoReply(
    Ref<LocalUtilsDispatcher>, protocol::LocalUtilsAddStackToTracingNoReplyParams, Call&) {
  co_return absl::OkStatus();
}

Task<absl::Status> HandleLocalUtilsTraceDiscarded(Ref<LocalUtilsDispatcher>,
                                                  protocol::LocalUtilsTraceDiscardedParams, Call&) {
  co_return absl::OkStatus();
}

Task<absl::StatusOr<protocol::LocalUtilsAsLocatorDescriptionResult>> HandleLocalUtilsAsLocatorDescription(
    Ref<LocalUtilsDispatcher>, protocol::LocalUtilsAsLocatorDescriptionParams params, Call&) {
  protocol::LocalUtilsAsLocatorDescriptionResult result;
  result.description = browser::LocatorDescription(params.selector, ToDomain(params.sdk_language));
  co_return result;
}

Task<absl::StatusOr<protocol::LocalUtilsGlobToRegexResult>> HandleLocalUtilsGlobToRegex(
    Ref<LocalUtilsDispatcher>, protocol::LocalUtilsGlobToRegexParams params, Call& call) {
  network::GlobContext context;
  context.base_url = params.base_url.value_or("");
  context.web_sockets = params.web_socket_url.value_or(false);
  context.stars_only_between_slashes = protocol::StarsMeanNames(call.version());
  context.loose_braces = protocol::LeavesBracesLoose(call.version());
  protocol::LocalUtilsGlobToRegexResult result;
  ASSIGN_OR_CO_RETURN(result.regex, network::GlobToRegex(params.glob, context));
  co_return result;
}

}  // namespace understudy::dispatchers
