#pragma once

#include <string>
#include <string_view>

namespace understudy::dispatchers {

// `<prefix>@<32 hex digits>`, unguessable: a client can only name what it was told of.
std::string NewGuid(std::string_view prefix);

}  // namespace understudy::dispatchers
