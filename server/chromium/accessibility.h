#pragma once

#include <absl/status/statusor.h>

#include "server/base/task.h"
#include "server/browser/delegate/accessibility.h"
#include "server/chromium/cdp/session.h"

namespace understudy::chromium {

// The tree of the session's root document, without those in frames. What is nested thousands of levels deep
// is left out.
Task<absl::StatusOr<browser::AccessibleNode>> ReadAccessibilityTree(Ref<CdpSession> session);

}  // namespace understudy::chromium
