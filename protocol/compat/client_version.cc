#include "protocol/compat/client_version.h"

#include <algorithm>
#include <charconv>

namespace understudy::protocol {

namespace {

// 48 of "1.48.0".
std::optional<int> MinorOf(std::string_view text) {
  if (!text.starts_with("1.")) return std::nullopt;
  text.remove_prefix(2);
  int minor = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), minor);
  if (error != std::errc() || (end != text.data() + text.size() && *end != '.' && *end != '-'))
    return std::nullopt;
  return minor;
}

}  // namespace

std::optional<ClientVersion> ClientVersion::Parse(std::string_view text) {
  const std::optional<int> minor = MinorOf(text);
  if (!minor) return std::nullopt;
  return ClientVersion{std::clamp(*minor, kOldestMinor, kNewestMinor)};
}

bool ClientVersion::IsTooNew(std::string_view text) { return MinorOf(text) > kNewestMinor; }

std::string ClientVersion::ToString() const { return "1." + std::to_string(minor); }

}  // namespace understudy::protocol
