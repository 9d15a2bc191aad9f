#pragma once

#include <cstdint>
#include <string_view>

namespace understudy::network {

// The reason phrase of an HTTP status, such as `Not Found` for 404; `Unknown` for one that has none.
std::string_view StatusText(int64_t status);

}  // namespace understudy::network
