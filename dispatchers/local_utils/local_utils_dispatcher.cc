#include "dispatchers/local_utils/local_utils_dispatcher.h"

#include <absl/strings/str_cat.h>

#include "dispatchers/core/call.h"
#include "dispatchers/core/guid.h"
#include "dispatchers/core/object_table.h"
#include "dispatchers/device_descriptors.h"
#include "protocol/schema/local_utils.handlers.pw.h"
#include "server/base/string_view.h"
#include "server/browser/url_glob.h"

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

Task<absl::StatusOr<protocol::LocalUtilsGlobToRegexResult>> HandleLocalUtilsGlobToRegex(
    Ref<LocalUtilsDispatcher>, protocol::LocalUtilsGlobToRegexParams params, Call&) {
  protocol::LocalUtilsGlobToRegexResult result;
  result.regex = browser::GlobToRegex(params.glob, {.base_url = params.base_url.value_or(""),
                                                    .web_sockets = params.web_socket_url.value_or(false)});
  co_return result;
}

}  // namespace understudy::dispatchers
