#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "server/network/header.h"

namespace understudy::network {

// How many bytes the head of an HTTP/1.1 message takes (RFC 9112, section 2.1): its start line, its fields
// and the empty line that ends them. What newer versions send is counted as if it were HTTP/1.1.

// The request for `url`, whose fragment isn't sent.
int64_t RequestHeadSize(std::string_view method, std::string_view url, const std::vector<Header>& fields);
int64_t ResponseHeadSize(int64_t status, std::string_view reason, const std::vector<Header>& fields);

}  // namespace understudy::network
