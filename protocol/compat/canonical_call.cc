#include "protocol/compat/canonical_call.h"

#include "protocol/compat/v1_51_globs.h"
#include "protocol/compat/v1_52_aria_mode.h"
#include "protocol/compat/v1_53_wait_timeout.h"
#include "protocol/compat/v1_58_connect_endpoint.h"
#include "protocol/compat/v1_60_run_before_unload.h"
#include "protocol/compat/v1_60_wait_for_event_info.h"
#include "protocol/compat/v1_61_timeout_in_params.h"
#include "protocol/compat/v1_62_http_credentials.h"
#include "protocol/compat/v1_64_numbered_stacks.h"

namespace understudy::protocol {

void Canonicalise(WireCall& call, std::string_view channel, ClientVersion version) {
  if (version <= ClientVersion{51}) WidenGlobs(call);
  if (version <= ClientVersion{52}) RenameAriaMode(call, channel);
  if (version <= ClientVersion{53}) RenameWaitTimeout(call, channel);
  if (version <= ClientVersion{58}) RenameConnectEndpoint(call, channel);
  if (version <= ClientVersion{60}) SplitRunBeforeUnload(call, channel);
  if (version <= ClientVersion{60}) TurnIntoWaitInfo(call, channel, version);
  if (version <= ClientVersion{61}) MoveTimeoutToMetadata(call, channel);
  if (version <= ClientVersion{62}) ListHttpCredentials(call);
  if (version <= ClientVersion{64}) NameStacksByText(call, channel);
}

}  // namespace understudy::protocol
