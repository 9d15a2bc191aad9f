#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace understudy::transport {

// Where a server listens, and who may connect.
struct Listening {
  // A name or an address of this machine; `0.0.0.0` and `::` stand for all of them.
  std::string host = "127.0.0.1";
  // 0: one that is free.
  uint16_t port = 0;
  std::string path = "/";
  // Of the pages that may connect; `*` stands for any. Programs have none.
  std::vector<std::string> allowed_origins;
};

}  // namespace understudy::transport
