#pragma once

#include <string>

#include "protocol/codec/wire_message.h"
#include "protocol/compat/client_version.h"

namespace understudy::protocol {

// What the surroundings tell about the client; empty where they don't.
struct VersionHints {
  std::string display_version;  // PW_CLI_DISPLAY_VERSION, set by clients that spawn the driver: "1.48.0".
  std::string user_agent;       // Of a WebSocket connection: "Playwright/1.48.0 (…) …".
};

// The client's version: by the hints, else guessed by its first message. The guess is the newest version that
// such a message is known from.
ClientVersion DetectClientVersion(const VersionHints& hints, const WireCall& first_message);

// What such a client calls itself where it connects to a server: "Playwright/1.48.0".
std::string UserAgentOf(const VersionHints& hints, ClientVersion version);

}  // namespace understudy::protocol
