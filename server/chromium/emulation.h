#pragma once

#include <vector>

#include <absl/status/status.h>

#include "server/base/task.h"
#include "server/browser/context_options.h"
#include "server/browser/page.h"
#include "server/browser/types.h"
#include "server/chromium/cdp/session.h"

namespace understudy::chromium {

// What a page or an out-of-process frame pretends to be, told to its session. Each sends its commands when it
// is called; awaiting the task waits for the answer.

// Everything of `options` that holds for a session's whole life. Fails for a time zone the browser doesn't
// know.
Task<absl::Status> SendContextOptions(CdpSession& session, const browser::ContextOptions& options);

// Which browser the target says it is, and in which language.
void PostUserAgent(CdpSession& session, const browser::ContextOptions& options);
// The page has a viewport.
Task<absl::Status> SendViewport(CdpSession& session, const browser::ContextOptions& options,
                                const browser::Page& page);
// Makes the page's window as large, where the browser lets it.
Task<absl::Status> SendWindowSize(const Ref<CdpSession>& session, browser::Size size);
Task<absl::Status> SendMedia(CdpSession& session, const browser::ContextOptions& options,
                             const browser::EmulatedMedia& media);
Task<absl::Status> SendGeolocation(CdpSession& session,
                                   const std::optional<browser::Geolocation>& geolocation);
// Whether the browser tells of file choosers instead of showing them.
Task<absl::Status> SendFileChoosers(CdpSession& session, bool taken);
Task<absl::Status> SendOffline(CdpSession& session, bool offline);
// Later headers replace earlier ones of the same name.
Task<absl::Status> SendExtraHeaders(CdpSession& session, const std::vector<browser::Header>& headers);

}  // namespace understudy::chromium
