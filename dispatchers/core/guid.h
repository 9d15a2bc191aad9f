#pragma once

#include <string>
#include <string_view>

namespace understudy::dispatchers {

// 32 hex digits that nobody guesses.
std::string NewToken();

// `<prefix>@<32 hex digits>`: a client can only name what it was told of.
std::string NewGuid(std::string_view prefix);

}  // namespace understudy::dispatchers
