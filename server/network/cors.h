#pragma once

#include <string_view>
#include <vector>

#include "server/network/header.h"

namespace understudy::network {

// How a server answers what browsers ask before and after requests to other origins (Fetch, "CORS
// protocol").

// Whether it is the question whether another request may be made.
bool IsCorsPreflight(std::string_view method, const std::vector<Header>& headers);
// Lets the request be made that a preflight of `headers` asks for, whatever it is.
std::vector<Header> AllowPreflight(const std::vector<Header>& headers);

// Adds to `response` what lets the document read it that made a request for `url` with the headers `request`.
// Does nothing where that is of the same origin, or where the response says itself who may read it.
void AllowCrossOrigin(std::string_view url, const std::vector<Header>& request,
                      std::vector<Header>& response);

}  // namespace understudy::network
