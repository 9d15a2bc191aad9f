#pragma once

#include <string_view>

namespace understudy {

// The channels of the DEBUG variable: DEBUG=pw:api,pw:channel (a `*` matches the rest, `-name` leaves one
// out).
enum class DebugChannel { kApi, kChannel, kProtocol, kBrowser, kWebSocket };

bool DebugEnabled(DebugChannel channel);

// Writes one line, `<time> pw:api <text>`, to stderr or to the file DEBUG_FILE names. Does nothing when the
// channel is off.
void DebugLog(DebugChannel channel, std::string_view text);

// Whether `pattern`, in the DEBUG variable's syntax, selects `name`, such as `pw:api`.
bool DebugPatternSelects(std::string_view pattern, std::string_view name);

}  // namespace understudy
