#include "protocol/compat/detect.h"

#include <optional>
#include <string_view>

namespace understudy::protocol {
namespace {

constexpr std::string_view kProduct = "Playwright/";

std::optional<ClientVersion> FromUserAgent(std::string_view agent) {
  const size_t at = agent.find(kProduct);
  if (at == std::string_view::npos) return std::nullopt;
  agent.remove_prefix(at + kProduct.size());
  return ClientVersion::Parse(agent.substr(0, agent.find(' ')));
}

std::string_view Language(const WireCall& call) {
  const boost::json::value* language = call.params.if_contains("sdkLanguage");
  return language && language->is_string() ? std::string_view(language->get_string()) : std::string_view();
}

// Clients in Go say that they are JavaScript, and where their calls come from.
bool FromGo(const WireCall& call) {
  return call.metadata.location && call.metadata.location->file.ends_with(".go");
}

ClientVersion FromMessage(const WireCall& call) {
  if (FromGo(call)) return {52};
  if (call.params.contains("supportsLoneSurrogates")) return {65};
  const std::string_view language = Language(call);
  // JavaScript clients count their calls in strings from 1.64 on, Python from 1.65.
  if (call.id && call.id->is_string())
    return language == "javascript" ? ClientVersion{64} : ClientVersion{65};
  if (language == "javascript") return {63};
  if (language == "python") return {64};
  // The latest Java and .NET clients.
  if (language == "java" || language == "csharp") return {62};
  return ClientVersion::Newest();
}

}  // namespace

std::string UserAgentOf(const VersionHints& hints, ClientVersion version) {
  return std::string(kProduct) +
         (hints.display_version.empty() ? version.ToString() + ".0" : hints.display_version);
}

ClientVersion DetectClientVersion(const VersionHints& hints, const WireCall& first_message) {
  if (const auto version = ClientVersion::Parse(hints.display_version)) return *version;
  if (const auto version = FromUserAgent(hints.user_agent)) return *version;
  return FromMessage(first_message);
}

}  // namespace understudy::protocol
