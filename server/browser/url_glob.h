#pragma once

#include <string>

namespace understudy::browser {

// What a relative glob is resolved on, and which URLs are meant.
struct GlobContext {
  std::string base_url;
  // The URLs of WebSockets: http and https stand for ws and wss.
  bool web_sockets = false;
};

// The source of a regular expression for the whole of a URL, valid in every client's language. `*` is
// anything but a slash, `**` anything, `**/` any number of directories, `{a,b}` alternatives, `\` takes the
// next character literally. Everything else, `?` included, stands for itself.
std::string GlobToRegex(const std::string& glob, const GlobContext& context);

}  // namespace understudy::browser
