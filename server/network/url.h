#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace understudy::network {

// `text` as a browser writes the URL it stands for (WHATWG URL), seen from `base` where it is relative.
// Nothing for what is no URL, or one whose host isn't plain: with international letters or escapes, browsers
// write it in another way. URLs of schemes other than http, https, ws, wss, ftp and file come back as they
// are, but for the scheme's case, and can't be a base.
std::optional<std::string> WriteUrl(std::string_view text, std::string_view base);

}  // namespace understudy::network
