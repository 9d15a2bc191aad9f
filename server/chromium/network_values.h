#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "server/base/task.h"
#include "server/browser/request.h"
#include "server/browser/response.h"
#include "server/browser/types.h"
#include "server/chromium/cdp/network.h"
#include "server/chromium/cdp/session.h"

namespace understudy::chromium {

// The Network domain's values as the domain has them.

// A header the server sent several times is one entry each.
std::vector<browser::Header> ToHeaders(const boost::json::object& headers);
// `document` for Document, `fetch` for Fetch …
std::string ToResourceType(const std::string& type);
std::optional<std::string> ToPostData(const cdp::network::Request& request);
// What answers `request`.
browser::ResponseStart ToResponseStart(const cdp::network::Response& payload,
                                       const browser::Request& request);
Task<absl::StatusOr<std::string>> ReadResponseBody(WeakRef<CdpSession> session, std::string request_id);

}  // namespace understudy::chromium
