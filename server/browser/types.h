#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include "server/network/header.h"

namespace understudy::browser {

// In CSS pixels.
struct Size {
  int64_t width = 0;
  int64_t height = 0;
  bool operator==(const Size&) const = default;
};

// In CSS pixels of the main frame's viewport.
struct Rect {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

// In CSS pixels of the main frame's viewport.
struct Point {
  double x = 0;
  double y = 0;
  bool operator==(const Point&) const = default;
};

using network::Header;

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

}  // namespace understudy::browser
