#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

namespace understudy::browser {

// In CSS pixels.
struct Size {
  int64_t width = 0;
  int64_t height = 0;
  bool operator==(const Size&) const = default;
};

struct Header {
  std::string name;
  std::string value;
};

// Degrees; accuracy in metres.
struct Geolocation {
  double longitude = 0;
  double latitude = 0;
  double accuracy = 0;
};

// HTTP authentication. Without an origin it answers every server.
struct HttpCredentials {
  std::string username;
  std::string password;
  std::optional<std::string> origin;
};

// What a URL must look like for a route: one of a glob, a regular expression or (as its JSON form) a
// URLPattern.
struct UrlMatcher {
  std::optional<std::string> glob;
  std::optional<std::string> regex_source;
  std::optional<std::string> regex_flags;
  std::optional<boost::json::value> url_pattern;
};

// Position in a script or document, as the page reports it; line and column count from 0.
struct SourceLocation {
  std::string url;
  int64_t line = 0;
  int64_t column = 0;
};

// The states a frame goes through while a document loads (the wire's LifecycleEvent).
enum class LoadState { kCommit, kDomContentLoaded, kLoad, kNetworkIdle };

// `domcontentloaded` and the like.
std::string_view LoadStateName(LoadState state);

// A cookie as the wire has it; `expires` in seconds since the epoch, -1 for a session cookie.
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

// A cookie to set: either `url`, or `domain` and `path`.
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

}  // namespace understudy::browser
