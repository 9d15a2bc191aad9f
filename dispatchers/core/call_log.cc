#include "dispatchers/core/call_log.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

#include <absl/strings/str_cat.h>

#include "server/base/string_view.h"

namespace understudy::dispatchers {
namespace {

// A retry's lines; longer cycles aren't looked for.
constexpr size_t kMaxBlock = 12;

size_t Indentation(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

// How many times the first `block` lines follow each other.
size_t Repetitions(std::span<const std::string> lines, size_t block) {
  size_t times = 1;
  while ((times + 1) * block <= lines.size() &&
         std::equal(lines.begin(), lines.begin() + block, lines.begin() + times * block)) {
    ++times;
  }
  return times;
}

// The block that covers the most lines by repeating; the shortest of several.
size_t BestBlock(std::span<const std::string> lines) {
  size_t best = 1;
  size_t covered = 0;
  for (size_t block = 1; block <= std::min(kMaxBlock, lines.size() / 2); ++block) {
    const size_t times = Repetitions(lines, block);
    if (times > 1 && times * block > covered) {
      best = block;
      covered = times * block;
    }
  }
  return best;
}

std::string Bullet(std::string_view line, size_t shift, std::string_view mark) {
  const size_t indentation = Indentation(line);
  return absl::StrCat(std::string(2 + indentation + shift, ' '), Abseil(mark),
                      Abseil(line.substr(indentation)));
}

}  // namespace

std::vector<std::string> CompressCallLog(const std::vector<std::string>& lines) {
  std::vector<std::string> result;
  std::span<const std::string> rest(lines);
  while (!rest.empty()) {
    const size_t block = BestBlock(rest);
    const size_t times = Repetitions(rest, block);
    if (times == 1) {
      result.push_back(Bullet(rest[0], 0, "- "));
    } else {
      // What repeats with the first line stands below it. The counter takes the bullet's place, so the lines
      // move by what it is wider than one digit, too.
      const std::string count = absl::StrCat(times);
      result.push_back(Bullet(rest[0], 0, absl::StrCat(count, " × ")));
      for (size_t i = 1; i < block; ++i) result.push_back(Bullet(rest[i], 2 + count.size() - 1, "- "));
    }
    rest = rest.subspan(block * times);
  }
  return result;
}

}  // namespace understudy::dispatchers
