#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "server/base/task.h"
#include "server/browser/browser_context.h"
#include "server/browser/response.h"
#include "server/browser/types.h"
#include "server/chromium/cdp/fetch.h"
#include "server/chromium/cdp/network.h"
#include "server/chromium/cdp/session.h"

namespace understudy::chromium {

// The Network domain's values as the domain has them.

// A header the server sent several times is one entry each.
std::vector<browser::Header> ToHeaders(const boost::json::object& headers);
// `document` for Document, `fetch` for Fetch …
std::string ToResourceType(const std::string& type);
std::optional<std::string> ToPostData(const cdp::network::Request& request);
// `started_at` is the request's monotonic time, `wall_time` the same moment since the epoch; both in seconds.
browser::ResponseStart ToResponseStart(const cdp::network::Response& payload, double started_at,
                                       double wall_time);
Task<absl::StatusOr<std::string>> ReadResponseBody(WeakRef<CdpSession> session, std::string request_id);
// What the context (or its proxy) has for a server that asks.
std::optional<browser::HttpCredentials> FindCredentials(const browser::BrowserContext& context,
                                                        const cdp::fetch::AuthChallenge& challenge);

}  // namespace understudy::chromium
