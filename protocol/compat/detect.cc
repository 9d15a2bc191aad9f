#include "protocol/compat/detect.h"

#include <algorithm>
#include <string_view>

namespace understudy::protocol {
namespace {

constexpr std::string_view kProduct = "Playwright/";

// "1.48.0" of "Playwright/1.48.0 (x64; debian 12) node/22".
std::string_view VersionInUserAgent(std::string_view agent) {
  const size_t at = agent.find(kProduct);
  if (at == std::string_view::npos) return {};
  agent.remove_prefix(at + kProduct.size());
  return agent.substr(0, agent.find(' '));
}

std::string_view Language(const WireCall& call) {
  const boost::json::value* language = call.params.if_contains("sdkLanguage");
  return language && language->is_string() ? std::string_view(language->get_string()) : std::string_view();
}

// Clients in Go say that they are JavaScript, and where their calls come from.
bool FromGo(const WireCall& call) {
  return call.metadata.location && call.metadata.location->file.ends_with(".go");
}

}  // namespace

std::string StatedVersion(const VersionHints& hints) {
  for (const std::string_view text : {std::string_view(hints.stated), std::string_view(hints.display_version),
                                      VersionInUserAgent(hints.user_agent)}) {
    if (ClientVersion::Parse(text)) return std::string(text);
  }
  return {};
}

VersionDetector::VersionDetector(const VersionHints& hints) {
  if (const auto stated = ClientVersion::Parse(StatedVersion(hints))) oldest_ = newest_ = *stated;
}

void VersionDetector::Hear(const WireCall& call) {
  if (oldest_ == newest_) return;
  if (call.method == "initialize") return HearInitialize(call);
  if (call.metadata.timeout) {
    AtLeast({62});
    until_told_ = ClientVersion::Newest();
  } else if (call.method == "launch" && call.params.contains("timeout")) {
    AtMost({61});
  }
  if (call.method == "newContext" || call.method == "launchPersistentContext") {
    Split(53, call.params.contains("selectorEngines"));
    if (const boost::json::value* credentials = call.params.if_contains("httpCredentials"))
      Split(63, credentials->is_array());
  } else if (call.method == "exposeBinding") {
    if (call.params.contains("needsHandle")) Split(60, false);
  } else if (call.method == "setDefaultTimeoutNoReply" ||
             call.method == "setDefaultNavigationTimeoutNoReply") {
    Split(53, false);
  } else if (call.method == "globToRegex") {
    AtLeast({52});
  } else if (call.method == "waitForTimeout") {
    Split(54, call.params.contains("waitTimeout"));
  } else if (call.method == "waitForEventInfo" || call.method == "__waitInfo__") {
    Split(61, call.method == "__waitInfo__");
  }
}

void VersionDetector::HearInitialize(const WireCall& call) {
  if (FromGo(call)) {
    Split(52, true);
    Split(53, false);
    return;
  }
  const std::string_view language = Language(call);
  // What writes no more than it must isn't told by what it leaves out.
  const bool names_calls = call.metadata.api_name.has_value();
  const bool tells = names_calls || language == "javascript";
  if (tells || call.params.contains("supportsLoneSurrogates"))
    Split(65, call.params.contains("supportsLoneSurrogates"));
  const bool counts_in_text = call.id && call.id->is_string();
  if (tells || counts_in_text) Split(64, counts_in_text);
  if (names_calls || call.metadata.timeout) Split(62, call.metadata.timeout.has_value());
  // The latest clients there are.
  if (language == "java" || language == "csharp") AtMost({62});
  if (language == "java" && !names_calls && !call.metadata.timeout) {
    if (call.metadata.internal) {
      AtMost({54});
    } else {
      AtLeast({53});
      until_told_ = {60};
    }
  }
}

ClientVersion VersionDetector::version() const {
  if (newest_ > ClientVersion{61}) return std::min(newest_, until_told_);
  for (const ClientVersion needs_more : {ClientVersion{51}, ClientVersion{60}}) {
    if (oldest_ <= needs_more) return std::min(newest_, needs_more);
  }
  return newest_;
}

void VersionDetector::AtLeast(ClientVersion version) {
  if (version <= newest_) oldest_ = std::max(oldest_, version);
}

void VersionDetector::AtMost(ClientVersion version) {
  if (version >= oldest_) newest_ = std::min(newest_, version);
}

void VersionDetector::Split(int minor, bool newer) {
  if (newer) {
    AtLeast({minor});
  } else {
    AtMost({minor - 1});
  }
}

std::string UserAgentOf(const VersionHints& hints, ClientVersion version) {
  const std::string stated = StatedVersion(hints);
  return std::string(kProduct) + (stated.empty() ? version.ToString() + ".0" : stated);
}

}  // namespace understudy::protocol
