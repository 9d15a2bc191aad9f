#pragma once

#include <string>
#include <string_view>

#include <absl/status/statusor.h>

namespace understudy::network {

// What cookies ask of a URL. Scheme and host are lower case, the path is encoded as browsers store it; a URL
// without a server (`data:`, `about:`, `file:`) has no host.
struct CookieUrl {
  std::string scheme;
  std::string host;
  std::string path;

  // Fails with "Invalid URL" for what no browser would take for an absolute URL.
  static absl::StatusOr<CookieUrl> Parse(std::string_view text);
  // Whether what is sent there stays between the two: encrypted, or within this machine.
  bool IsSecure() const;
};

// `127.0.0.1` or `[::1]`, not a name.
bool IsIpAddress(std::string_view host);

}  // namespace understudy::network
