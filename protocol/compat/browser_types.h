#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "protocol/compat/client_version.h"
#include "protocol/schema/common.pw.h"
#include "protocol/schema/playwright.pw.h"

namespace understudy::protocol {

// The kinds of browsers a client expects to be there, whether anyone can start them or not, in the order they
// are announced. Until 1.56 there are two more, for WebDriver BiDi.
std::vector<std::string_view> BrowserTypes(ClientVersion version);

// Puts the BrowserType objects of these guids, one for each of BrowserTypes(), in their places.
void PlaceBrowserTypes(const std::vector<std::string>& guids, PlaywrightInitializer& playwright);

// A browser of that kind, as the protocol calls it.
BrowserName BrowserNameOf(std::string_view kind);

// Whether clients may use what only Chromium has, such as CDP sessions.
bool IsChromium(std::string_view kind);

}  // namespace understudy::protocol
