#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

namespace understudy::chromium {

// The machine as the finder sees it.
struct Machine {
  // The value of an environment variable; nothing when it is unset or empty.
  std::function<std::optional<std::string>(std::string_view name)> variable;
  std::filesystem::path root;

  static Machine ThisOne();
};

struct BrowserQuery {
  std::optional<std::string> executable_path;
  std::optional<std::string> channel;
  bool headless = true;
};

// The file to start. Without a path or channel that is the first found of: the newest revision in
// Playwright's own browser cache (PLAYWRIGHT_BROWSERS_PATH, or ms-playwright in the user's cache directory),
// the system's Chromium, Google Chrome; a headless shell before a full browser when `headless`, never
// otherwise. The error says what was looked for and what to install.
absl::StatusOr<std::string> FindChromium(const BrowserQuery& query,
                                         const Machine& machine = Machine::ThisOne());

// What a launch without options starts; empty when there is nothing.
std::string DefaultChromiumPath(const Machine& machine = Machine::ThisOne());

// Whether the file is one of the builds that have no window at all.
bool IsHeadlessShell(std::string_view file);

struct InstalledBrowser {
  std::string name;  // "Chromium headless shell, Playwright's revision 1187"
  std::string file;
};

// Every browser that could be started, in the order a headless launch looks for them.
std::vector<InstalledBrowser> InstalledBrowsers(const Machine& machine = Machine::ThisOne());

// The ffmpeg that videos are made with: Playwright's own, or the system's.
std::optional<std::string> FindFfmpeg(const Machine& machine = Machine::ThisOne());

}  // namespace understudy::chromium
