#pragma once

#include <optional>
#include <string>

namespace understudy::network {

// A cookie that is stored. A `domain` that begins with a dot has subdomains; one without is the only host the
// cookie goes to. `expires` in seconds since the epoch, -1 for a session cookie.
struct Cookie {
  std::string name;
  std::string value;
  std::string domain;
  std::string path;
  double expires = -1;
  bool http_only = false;
  bool secure = false;
  std::string same_site = "Lax";
  std::optional<std::string> partition_key;
  std::optional<bool> has_cross_site_ancestor;
};

// A cookie to set: for a `url`, or for a `domain` and `path`.
struct NewCookie {
  std::string name;
  std::string value;
  std::optional<std::string> url;
  std::optional<std::string> domain;
  std::optional<std::string> path;
  std::optional<double> expires;
  std::optional<bool> http_only;
  std::optional<bool> secure;
  std::optional<std::string> same_site;
  std::optional<std::string> partition_key;
  std::optional<bool> has_cross_site_ancestor;
};

}  // namespace understudy::network
