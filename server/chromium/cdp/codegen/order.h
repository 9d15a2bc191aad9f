#pragma once

#include <map>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "server/chromium/cdp/codegen/model.h"

namespace understudy::chromium::cdp_codegen {

// Groups structs by domain, each struct after those it contains. Where structs contain each other, the field
// that closes the circle is boxed. Fails when two domains contain each other: a header can't include its
// includer.
absl::StatusOr<std::vector<Domain>> OrderByContainment(std::map<std::string, Struct> structs);

}  // namespace understudy::chromium::cdp_codegen
