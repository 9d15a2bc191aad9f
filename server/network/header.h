#pragma once

#include <string>

namespace understudy::network {

// One field of a message's head. A field that is sent several times is a Header each.
struct Header {
  std::string name;
  std::string value;
};

}  // namespace understudy::network
