#include "server/base/debug_log.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

#include <absl/strings/match.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/str_split.h>
#include <absl/strings/strip.h>
#include <absl/time/clock.h>
#include <absl/time/time.h>

#include "server/base/string_view.h"

namespace understudy {
namespace {

constexpr std::array<std::string_view, 5> kNames = {"pw:api", "pw:channel", "pw:protocol", "pw:browser",
                                                    "pw:websocket"};

std::string_view Environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

std::array<bool, kNames.size()> EnabledChannels() {
  std::array<bool, kNames.size()> enabled{};
  for (size_t i = 0; i < kNames.size(); ++i)
    enabled[i] = DebugPatternSelects(Environment("DEBUG"), kNames[i]);
  return enabled;
}

std::FILE* OpenSink() {
  const std::string path(Environment("DEBUG_FILE"));
  std::FILE* file = path.empty() ? nullptr : std::fopen(path.c_str(), "ae");
  return file ? file : stderr;
}

}  // namespace

bool DebugPatternSelects(std::string_view pattern, std::string_view name) {
  bool selected = false;
  for (absl::string_view item : absl::StrSplit(Abseil(pattern), absl::ByAnyChar(", "), absl::SkipEmpty())) {
    const bool exclude = absl::ConsumePrefix(&item, "-");
    const bool prefix = absl::ConsumeSuffix(&item, "*");
    if (prefix ? !absl::StartsWith(Abseil(name), item) : Abseil(name) != item) continue;
    if (exclude) return false;
    selected = true;
  }
  return selected;
}

bool DebugEnabled(DebugChannel channel) {
  static const std::array<bool, kNames.size()> enabled = EnabledChannels();
  return enabled[static_cast<size_t>(channel)];
}

void DebugLog(DebugChannel channel, std::string_view text) {
  if (!DebugEnabled(channel)) return;
  static std::FILE* const sink = OpenSink();
  const std::string line =
      absl::StrCat(absl::FormatTime("%Y-%m-%dT%H:%M:%E3SZ", absl::Now(), absl::UTCTimeZone()), " ",
                   Abseil(kNames[static_cast<size_t>(channel)]), " ", Abseil(text), "\n");
  std::fwrite(line.data(), 1, line.size(), sink);
  std::fflush(sink);
}

}  // namespace understudy
