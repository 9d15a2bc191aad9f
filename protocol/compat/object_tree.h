#pragma once

#include "protocol/compat/client_version.h"

namespace understudy::protocol {

// Where older clients expect other objects, or the same in another place. What follows from the schema alone,
// such as types a client doesn't know, needs no word here.

// Until 1.62 a context and its request context have one Tracing object between them; now each has its own.
constexpr bool SharesTracing(ClientVersion version) { return version <= ClientVersion{62}; }

// Until 1.52 a persistent context is a child of its BrowserType; now it has a Browser, which
// launchPersistentContext returns, too.
constexpr bool PersistentContextHasBrowser(ClientVersion version) { return version >= ClientVersion{53}; }

// Until 1.52 the browser that a remote client connects to is a child of the root; now of its BrowserType.
constexpr bool PreLaunchedBrowserBelongsToType(ClientVersion version) { return version >= ClientVersion{53}; }

// Until 1.52 elements that a page tells of, such as those it logs, are children of the page; now of their
// frame.
constexpr bool ElementsBelongToFrames(ClientVersion version) { return version >= ClientVersion{53}; }

// Until 1.52 selector engines are registered once, by the Selectors object, for all contexts; now with each
// context.
constexpr bool ContextsShareSelectors(ClientVersion version) { return version <= ClientVersion{52}; }

// Until 1.56 clients hear of no requests that service workers make: scripts take each for a frame's.
constexpr bool HearsOfServiceWorkerRequests(ClientVersion version) { return version >= ClientVersion{57}; }

}  // namespace understudy::protocol
