#include "server/network/header.h"

#include <algorithm>

#include <absl/strings/match.h>

#include "server/base/string_view.h"

namespace understudy::network {

const Header* FindHeader(const std::vector<Header>& headers, std::string_view name) {
  const auto found = std::find_if(headers.begin(), headers.end(), [name](const Header& header) {
    return absl::EqualsIgnoreCase(header.name, Abseil(name));
  });
  return found == headers.end() ? nullptr : &*found;
}

}  // namespace understudy::network
