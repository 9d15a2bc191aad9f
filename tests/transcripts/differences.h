#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace understudy {

// One thing that differs between client versions: an item of protocol/compat/differences.txt.
struct Difference {
  std::string number;  // "S03"
  std::string what;
  std::vector<std::string> concerns;  // As the file has them.
};

std::vector<Difference> ParseDifferences(std::string_view text);

// What of `concerns` the schema has no command or event for.
std::vector<std::string> Unknown(const Difference& difference);
// What of `concerns` the driver doesn't implement yet.
std::vector<std::string> Missing(const Difference& difference);

// The tests that a source file holds and that are named for a difference, such as `C19_integers`.
std::vector<std::string> TestsNamedForDifferences(std::string_view source);

// A table of the differences, and the tests or the missing commands of each.
std::string VersionsDocument(const std::vector<Difference>& differences,
                             const std::vector<std::string>& tests);

// What the repository at `root` holds of all that.
std::vector<Difference> DifferencesIn(const std::filesystem::path& root);
std::vector<std::string> TestsIn(const std::filesystem::path& root);

}  // namespace understudy
