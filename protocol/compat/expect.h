#pragma once

#include "protocol/compat/client_version.h"

namespace understudy::protocol {

// Until 1.60 an assertion answers how it went; from 1.61 one that fails is an error with details.
constexpr bool FailedExpectIsError(ClientVersion version) { return version >= ClientVersion{61}; }

// Until 1.55 one that can't come true, as for a selector that several elements match, fails as other commands
// do.
constexpr bool ImpossibleExpectIsError(ClientVersion version) { return version <= ClientVersion{55}; }

// Until 1.60 so does one whose aria snapshot can't be read.
constexpr bool UnreadableExpectIsError(ClientVersion version) { return version <= ClientVersion{60}; }

// Until 1.55 what isn't there is told as what was seen.
constexpr bool MissingIsReceived(ClientVersion version) { return version <= ClientVersion{55}; }

// Until 1.49 what is seen of an element's state is whether it is so; then how it is: "hidden".
constexpr bool StatesAreFlags(ClientVersion version) { return version <= ClientVersion{49}; }

// Since 1.62 logs name the root element where an assertion looks at the page.
constexpr bool ExpectLogNamesDocument(ClientVersion version) { return version >= ClientVersion{62}; }

// Since 1.63 what a command is about isn't in its title, and assertions' logs name it beside.
constexpr bool CallLogNamesSubject(ClientVersion version) { return version >= ClientVersion{63}; }

}  // namespace understudy::protocol
