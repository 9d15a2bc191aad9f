#include "tests/transcripts/transcript.h"

#include <algorithm>
#include <optional>
#include <sstream>

namespace understudy {
namespace {

using protocol::ClientVersion;

// Versions from one to another, both included.
struct Versions {
  ClientVersion first = ClientVersion::Oldest();
  ClientVersion last = ClientVersion::Newest();
};

// "1.53-1.58", "1.53-", "-1.52" or "1.58".
std::optional<Versions> ParseVersions(std::string_view text) {
  Versions versions;
  const size_t dash = text.find('-');
  const std::string_view first = text.substr(0, dash);
  const std::string_view last = dash == std::string_view::npos ? first : text.substr(dash + 1);
  if (first.empty() && last.empty()) return std::nullopt;
  if (!first.empty()) {
    const std::optional<ClientVersion> version = ClientVersion::Parse(first);
    if (!version) return std::nullopt;
    versions.first = *version;
  }
  if (!last.empty()) {
    const std::optional<ClientVersion> version = ClientVersion::Parse(last);
    if (!version) return std::nullopt;
    versions.last = *version;
  }
  return versions;
}

}  // namespace

std::string LinesFor(std::string_view transcript, ClientVersion version) {
  std::istringstream lines{std::string(transcript)};
  std::string result;
  for (std::string line; std::getline(lines, line); result += line + "\n") {
    if (!line.starts_with('@')) continue;
    const size_t end = std::min(line.find(' '), line.size());
    const std::optional<Versions> versions = ParseVersions(std::string_view(line).substr(1, end - 1));
    if (!versions) continue;
    line = versions->first <= version && version <= versions->last ? line.substr(end) : "";
  }
  return result;
}

}  // namespace understudy
