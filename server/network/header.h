#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace understudy::network {

// One field of a message's head. A field that is sent several times is a Header each.
struct Header {
  std::string name;
  std::string value;
  bool operator==(const Header&) const = default;
};

// The first field of that name, whose case doesn't matter; null when there is none.
const Header* FindHeader(const std::vector<Header>& headers, std::string_view name);

}  // namespace understudy::network
