#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/chromium/process/browser_finder.h"

namespace understudy::chromium {

// Whether this is a file that may be executed.
bool IsExecutable(const std::filesystem::path& file);

// The first file called `name` in the directories of PATH.
std::optional<std::string> FindOnPath(const Machine& machine, std::string_view name);

// Where Playwright keeps the browsers it downloads; nothing when it keeps them inside its package.
std::optional<std::filesystem::path> BrowserCache(const Machine& machine);

struct CachedRevision {
  int number = 0;
  std::filesystem::path directory;
};

// The directories `<prefix>-<revision>` of the cache, newest first.
std::vector<CachedRevision> CachedRevisions(const Machine& machine, std::string_view prefix);

}  // namespace understudy::chromium
