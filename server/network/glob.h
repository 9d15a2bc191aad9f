#pragma once

#include <string>

#include <absl/status/statusor.h>

namespace understudy::network {

// What a relative glob is resolved on, which URLs are meant, and how the glob is read.
struct GlobContext {
  std::string base_url;
  // The URLs of WebSockets: http and https stand for ws and wss.
  bool web_sockets = false;
  // `**` is more than `*` only as a whole name between slashes.
  bool stars_only_between_slashes = false;
  // Braces may stand in each other, and those that nothing closes stand for themselves.
  bool loose_braces = false;
};

// The source of a regular expression for the whole of a URL, valid in every client's language. `*` is
// anything but a slash, `**` anything, `/**/` any number of directories, `{a,b}` alternatives, `\` takes the
// next character literally. Everything else, `?` included, stands for itself. Fails for braces that don't
// match: `Invalid glob pattern "{a": unmatched '{'`.
absl::StatusOr<std::string> GlobToRegex(const std::string& glob, const GlobContext& context);

}  // namespace understudy::network
