#pragma once

#include <vector>

#include "dispatchers/core/call.h"
#include "protocol/schema/common.pw.h"
#include "server/browser/browser_context.h"
#include "server/network/url_match.h"

namespace understudy::dispatchers {

// Which requests of `context` the client means. Globs are read as its version reads them.
std::vector<network::UrlMatch> RequestPatterns(const std::vector<protocol::UrlMatch>& patterns,
                                               const browser::BrowserContext& context, const Call& call);

}  // namespace understudy::dispatchers
