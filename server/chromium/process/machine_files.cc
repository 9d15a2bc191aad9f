#include "server/chromium/process/machine_files.h"

#include <algorithm>
#include <system_error>
#include <unistd.h>

#include <absl/strings/numbers.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/str_split.h>
#include <absl/strings/strip.h>

#include "server/base/string_view.h"

namespace understudy::chromium {

namespace fs = std::filesystem;

bool IsExecutable(const fs::path& file) {
  std::error_code error;
  return fs::is_regular_file(file, error) && access(file.c_str(), X_OK) == 0;
}

std::optional<std::string> FindOnPath(const Machine& machine, std::string_view name) {
  const std::string path = machine.variable("PATH").value_or("");
  for (absl::string_view directory : absl::StrSplit(path, ':', absl::SkipEmpty())) {
    const fs::path file = fs::path(Std(directory)) / name;
    if (IsExecutable(file)) return file.string();
  }
  return std::nullopt;
}

std::optional<fs::path> BrowserCache(const Machine& machine) {
  if (const auto path = machine.variable("PLAYWRIGHT_BROWSERS_PATH")) {
    if (*path == "0") return std::nullopt;
    return fs::path(*path);
  }
  if (const auto cache = machine.variable("XDG_CACHE_HOME")) return fs::path(*cache) / "ms-playwright";
  if (const auto home = machine.variable("HOME")) return fs::path(*home) / ".cache" / "ms-playwright";
  return std::nullopt;
}

std::vector<CachedRevision> CachedRevisions(const Machine& machine, std::string_view prefix) {
  std::vector<CachedRevision> revisions;
  const std::optional<fs::path> cache = BrowserCache(machine);
  if (!cache) return revisions;
  std::error_code error;
  for (fs::directory_iterator entry(*cache, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename();
    absl::string_view number = name;
    CachedRevision revision{.number = 0, .directory = entry->path()};
    if (absl::ConsumePrefix(&number, absl::StrCat(Abseil(prefix), "-")) &&
        absl::SimpleAtoi(number, &revision.number)) {
      revisions.push_back(std::move(revision));
    }
  }
  std::sort(revisions.begin(), revisions.end(),
            [](const CachedRevision& a, const CachedRevision& b) { return a.number > b.number; });
  return revisions;
}

}  // namespace understudy::chromium
