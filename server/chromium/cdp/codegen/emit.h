#pragma once

#include <string>

#include "server/chromium/cdp/codegen/model.h"

namespace understudy::chromium::cdp_codegen {

// The C++ of one domain: `<domain>.h` with its structs, `<domain>.cc` with their JSON codec.
std::string EmitHeader(const Domain& domain);
std::string EmitSource(const Domain& domain);

}  // namespace understudy::chromium::cdp_codegen
