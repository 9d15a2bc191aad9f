#pragma once

#include <string>

namespace understudy::chromium {

// An unguessable name, for globals and properties that pages must not find.
std::string RandomName();

}  // namespace understudy::chromium
