#pragma once

#include <vector>

#include "server/network/header.h"

namespace understudy::network {

// Whether a header is the browser's alone to set (Fetch, "forbidden request-header").
bool IsForbiddenRequestHeader(const Header& header);

// What a request of `original` headers is sent with instead of them: `overrides`, but where a header is the
// browser's own, which stays as it was. Of several overrides of one name the last one counts.
std::vector<Header> OverrideRequestHeaders(const std::vector<Header>& original,
                                           const std::vector<Header>& overrides);

}  // namespace understudy::network
