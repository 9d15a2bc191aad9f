#pragma once

#include <string>

#include "protocol/codec/wire_message.h"
#include "protocol/compat/client_version.h"

namespace understudy::protocol {

// What the surroundings tell about the client; empty where they don't.
struct VersionHints {
  std::string stated;           // What the user says, before all else: "1.48".
  std::string display_version;  // PW_CLI_DISPLAY_VERSION, set by clients that spawn the driver: "1.48.0".
  std::string user_agent;       // Of a WebSocket connection: "Playwright/1.48.0 (…) …".
};

// The version that the hints name, if any: "1.48.0". A product's other words are no version.
std::string StatedVersion(const VersionHints& hints);

// Finds out a client's version: the hints decide, or else what it says.
class VersionDetector {
 public:
  explicit VersionDetector(const VersionHints& hints);

  // Calls of the client in their order, as it sent them.
  void Hear(const WireCall& call);

  // The newest version that such calls are known from. But of clients up to 1.61, whose first message is the
  // same, one is taken for 1.51 until its first context tells: those can't do without what newer ones don't
  // mind; and for 1.60 until it waits for an event. A newer one in Java is taken for 1.60 until its second
  // message tells; that one of 1.53 to 1.58 doesn't know what 1.60 is told, can't be found out before it
  // fails.
  ClientVersion version() const;

 private:
  void HearInitialize(const WireCall& call);
  void AtLeast(ClientVersion version);
  void AtMost(ClientVersion version);
  // `newer`: it speaks as clients do since 1.`minor`; else as they did before.
  void Split(int minor, bool newer);

  // The versions it may have.
  ClientVersion oldest_ = ClientVersion::Oldest();
  ClientVersion newest_ = ClientVersion::Newest();
  // What it is taken for at most until a later message tells.
  ClientVersion until_told_ = ClientVersion::Newest();
};

// What such a client calls itself where it connects to a server: "Playwright/1.48.0".
std::string UserAgentOf(const VersionHints& hints, ClientVersion version);

}  // namespace understudy::protocol
