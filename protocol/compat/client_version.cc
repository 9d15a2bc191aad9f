#include "protocol/compat/client_version.h"

#include <algorithm>
#include <charconv>

namespace understudy::protocol {

std::optional<ClientVersion> ClientVersion::Parse(std::string_view text) {
  if (!text.starts_with("1.")) return std::nullopt;
  text.remove_prefix(2);
  int minor = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), minor);
  if (error != std::errc() || (end != text.data() + text.size() && *end != '.' && *end != '-'))
    return std::nullopt;
  return ClientVersion{std::clamp(minor, kOldestMinor, kNewestMinor)};
}

std::string ClientVersion::ToString() const { return "1." + std::to_string(minor); }

}  // namespace understudy::protocol
