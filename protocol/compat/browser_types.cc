#include "protocol/compat/browser_types.h"

#include "protocol/codec/type_info.h"

namespace understudy::protocol {
namespace {

constexpr ClientVersion kLastWithBidi = {56};

}  // namespace

std::vector<std::string_view> BrowserTypes(ClientVersion version) {
  std::vector<std::string_view> types = {"chromium", "firefox", "webkit"};
  if (version <= kLastWithBidi) types.insert(types.end(), 2, "bidi");
  return types;
}

void PlaceBrowserTypes(const std::vector<std::string>& guids, PlaywrightInitializer& playwright) {
  playwright.chromium.guid = guids.at(0);
  playwright.firefox.guid = guids.at(1);
  playwright.webkit.guid = guids.at(2);
  if (guids.size() < 5) return;
  // Both under the name they had until 1.53 and under the later one: each client is told the one it knows.
  playwright.bidi_chromium.emplace().guid = guids.at(3);
  playwright.bidi_firefox.emplace().guid = guids.at(4);
  playwright.underscore_bidi_chromium = playwright.bidi_chromium;
  playwright.underscore_bidi_firefox = playwright.bidi_firefox;
}

BrowserName BrowserNameOf(std::string_view kind) {
  for (const BrowserName name : {BrowserName::kFirefox, BrowserName::kWebkit}) {
    if (WireName(name) == kind) return name;
  }
  return BrowserName::kChromium;
}

bool IsChromium(std::string_view kind) { return kind == WireName(BrowserName::kChromium); }

}  // namespace understudy::protocol
