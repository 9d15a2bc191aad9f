#pragma once

#include "protocol/compat/client_version.h"

namespace understudy::protocol {

// Where the tree of objects differs by version beyond what the tables say.

// Up to 1.56 clients expect two browser types for WebDriver BiDi.
constexpr bool HasBidiBrowserTypes(ClientVersion version) { return version.minor <= 56; }

// Up to 1.52 a persistent context is a child of the browser type, and there is no Browser object beside it.
constexpr bool PersistentContextHasBrowser(ClientVersion version) { return version.minor >= 53; }

// Up to 1.62 a context and its request context have one Tracing object between them.
constexpr bool SharesTracing(ClientVersion version) { return version.minor <= 62; }

}  // namespace understudy::protocol
