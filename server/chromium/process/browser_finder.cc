#include "server/chromium/process/browser_finder.h"

#include <array>
#include <cstdlib>
#include <set>
#include <system_error>

#include <absl/strings/match.h>
#include <absl/strings/str_cat.h>

#include "server/base/errors.h"
#include "server/base/string_view.h"
#include "server/chromium/process/machine_files.h"

namespace understudy::chromium {
namespace {

namespace fs = std::filesystem;

using Found = std::vector<InstalledBrowser>;

// A distribution that installs itself at one place.
struct Distribution {
  std::string_view channel;
  std::string_view name;
  std::string_view file;     // Below the root.
  std::string_view package;  // Of the vendor's repository.
};
constexpr std::array<Distribution, 7> kDistributions = {{
    {"chrome", "Google Chrome", "opt/google/chrome/chrome", "google-chrome-stable"},
    {"chrome-beta", "Google Chrome beta", "opt/google/chrome-beta/chrome", "google-chrome-beta"},
    {"chrome-dev", "Google Chrome dev", "opt/google/chrome-unstable/chrome", "google-chrome-unstable"},
    {"chrome-canary", "Google Chrome canary", "opt/google/chrome-canary/chrome", "google-chrome-canary"},
    {"msedge", "Microsoft Edge", "opt/microsoft/msedge/msedge", "microsoft-edge-stable"},
    {"msedge-beta", "Microsoft Edge beta", "opt/microsoft/msedge-beta/msedge", "microsoft-edge-beta"},
    {"msedge-dev", "Microsoft Edge dev", "opt/microsoft/msedge-dev/msedge", "microsoft-edge-dev"},
}};

void AddCached(const Machine& machine, std::string_view prefix, std::string_view name,
               std::initializer_list<std::string_view> files, Found& found) {
  for (const CachedRevision& revision : CachedRevisions(machine, prefix)) {
    for (std::string_view file : files) {
      if (!IsExecutable(revision.directory / file)) continue;
      found.push_back({absl::StrCat(Abseil(name), ", Playwright's revision ", revision.number),
                       (revision.directory / file).string()});
      break;
    }
  }
}

bool AddFile(const Machine& machine, std::string_view name, std::string_view file, Found& found) {
  const fs::path path = machine.root / file;
  if (!IsExecutable(path)) return false;
  found.push_back({std::string(name), path.string()});
  return true;
}

void AddOnPath(const Machine& machine, std::string_view name, std::initializer_list<std::string_view> files,
               Found& found) {
  for (std::string_view file : files) {
    if (const auto path = FindOnPath(machine, file)) found.push_back({std::string(name), *path});
  }
}

void AddCachedShells(const Machine& machine, Found& found) {
  AddCached(machine, "chromium_headless_shell", "Chromium headless shell",
            {"chrome-headless-shell-linux64/chrome-headless-shell",
             "chrome-headless-shell-linux-arm64/chrome-headless-shell", "chrome-linux/headless_shell"},
            found);
}

void AddCachedChromium(const Machine& machine, std::string_view prefix, Found& found) {
  AddCached(machine, prefix, "Chromium",
            {"chrome-linux64/chrome", "chrome-linux-arm64/chrome", "chrome-linux/chrome"}, found);
}

// Debian's own binary comes before the script on PATH that wraps it: the script adds switches and stays in
// between.
void AddSystemShells(const Machine& machine, Found& found) {
  if (AddFile(machine, "Chromium headless shell", "usr/lib/chromium/chromium-headless-shell", found)) return;
  AddOnPath(machine, "Chromium headless shell", {"chromium-headless-shell", "chrome-headless-shell"}, found);
}

void AddSystemChromium(const Machine& machine, Found& found) {
  if (AddFile(machine, "Chromium", "usr/lib/chromium/chromium", found)) return;
  AddOnPath(machine, "Chromium", {"chromium", "chromium-browser"}, found);
}

void AddDistribution(const Machine& machine, const Distribution& distribution, Found& found) {
  AddFile(machine, distribution.name, distribution.file, found);
  if (distribution.channel == "chrome") {
    AddOnPath(machine, distribution.name, {"google-chrome-stable", "google-chrome"}, found);
  }
}

Found Default(const Machine& machine, bool headless) {
  Found found;
  if (headless) AddCachedShells(machine, found);
  AddCachedChromium(machine, "chromium", found);
  if (headless) AddSystemShells(machine, found);
  AddSystemChromium(machine, found);
  AddDistribution(machine, kDistributions[0], found);
  return found;
}

std::string InstallAdvice(std::string_view package) {
  return absl::StrCat("\nInstall it with:\n\n    sudo apt-get install ", Abseil(package), "\n");
}

absl::StatusOr<std::string> First(const Found& found, std::string_view missing, std::string_view package) {
  if (!found.empty()) return found[0].file;
  return Error(absl::StrCat(Abseil(missing), InstallAdvice(package)));
}

absl::StatusOr<std::string> FindChannel(const std::string& channel, const Machine& machine) {
  Found found;
  if (channel == "chromium") {
    AddCachedChromium(machine, "chromium", found);
    AddSystemChromium(machine, found);
    return First(found, "Chromium distribution 'chromium' is not found", "chromium");
  }
  if (channel == "chromium-headless-shell") {
    AddCachedShells(machine, found);
    AddSystemShells(machine, found);
    return First(found, "Chromium distribution 'chromium-headless-shell' is not found",
                 "chromium-headless-shell");
  }
  if (channel == "chromium-tip-of-tree") {
    AddCachedChromium(machine, "chromium_tip_of_tree", found);
    if (!found.empty()) return found[0].file;
    return Error("Chromium distribution 'chromium-tip-of-tree' is not found in Playwright's browser cache");
  }
  for (const Distribution& distribution : kDistributions) {
    if (distribution.channel != channel) continue;
    AddDistribution(machine, distribution, found);
    return First(found,
                 absl::StrCat("Chromium distribution '", channel, "' is not found at ",
                              (machine.root / distribution.file).string()),
                 distribution.package);
  }
  return Error(absl::StrCat("Unsupported chromium channel \"", channel, "\""));
}

absl::StatusOr<std::string> CheckPath(const std::string& path) {
  std::error_code error;
  if (!fs::exists(path, error)) {
    return Error(absl::StrCat("Failed to launch chromium because executable doesn't exist at ", path,
                              "\nLeave executablePath out to use the system's browser. ",
                              "To have one:\n\n    sudo apt-get install chromium-headless-shell\n"));
  }
  if (!IsExecutable(path)) {
    return Error(absl::StrCat("Failed to launch chromium because ", path,
                              " is not an executable file\nIf it is the browser, run:\n\n    chmod +x ", path,
                              "\n"));
  }
  return path;
}

}  // namespace

Machine Machine::ThisOne() {
  return {.variable = [](std::string_view name) -> std::optional<std::string> {
            const char* value = std::getenv(std::string(name).c_str());
            if (!value || !*value) return std::nullopt;
            return value;
          },
          .root = "/"};
}

absl::StatusOr<std::string> FindChromium(const BrowserQuery& query, const Machine& machine) {
  if (query.executable_path) return CheckPath(*query.executable_path);
  if (query.channel && !query.channel->empty()) return FindChannel(*query.channel, machine);
  const std::optional<fs::path> cache = BrowserCache(machine);
  return First(
      Default(machine, query.headless),
      absl::StrCat("Executable doesn't exist: no Chromium", query.headless ? "" : " that can open a window",
                   " in ", cache ? absl::StrCat(cache->string(), ", ") : "", "/usr/lib/chromium or on PATH"),
      query.headless ? "chromium-headless-shell" : "chromium");
}

std::string DefaultChromiumPath(const Machine& machine) {
  const Found found = Default(machine, /*headless=*/true);
  return found.empty() ? std::string() : found[0].file;
}

bool IsHeadlessShell(std::string_view file) {
  const std::string name = fs::path(file).filename();
  return absl::StrContains(name, "headless-shell") || absl::StrContains(name, "headless_shell");
}

std::vector<InstalledBrowser> InstalledBrowsers(const Machine& machine) {
  Found found = Default(machine, /*headless=*/true);
  for (const Distribution& distribution : kDistributions) AddDistribution(machine, distribution, found);
  Found installed;
  std::set<fs::path> seen;
  for (InstalledBrowser& browser : found) {
    std::error_code error;
    if (seen.insert(fs::canonical(browser.file, error)).second) installed.push_back(std::move(browser));
  }
  return installed;
}

std::optional<std::string> FindFfmpeg(const Machine& machine) {
  for (const CachedRevision& revision : CachedRevisions(machine, "ffmpeg")) {
    if (IsExecutable(revision.directory / "ffmpeg-linux"))
      return (revision.directory / "ffmpeg-linux").string();
  }
  return FindOnPath(machine, "ffmpeg");
}

}  // namespace understudy::chromium
