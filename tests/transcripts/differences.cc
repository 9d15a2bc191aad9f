#include "tests/transcripts/differences.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>
#include <utility>

#include "protocol/schema/tables.pw.h"

namespace understudy {
namespace {

using protocol::ChannelInfo;
using protocol::CommandInfo;

std::string Read(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> Words(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

// "Page" and "close" of "Page.close".
std::pair<std::string, std::string> Split(const std::string& concern) {
  const size_t dot = std::min(concern.find('.'), concern.size());
  return {concern.substr(0, dot), concern.substr(std::min(dot + 1, concern.size()))};
}

bool IsKnown(const std::string& concern) {
  const auto [type, member] = Split(concern.starts_with('!') ? concern.substr(1) : concern);
  return member == "*" ? protocol::FindChannel(type) != nullptr
                       : protocol::FindCommand(type, member) || protocol::FindEvent(type, member);
}

bool IsMissing(const std::string& concern) {
  if (concern.starts_with('!')) return false;
  const auto [type, member] = Split(concern);
  if (member == "*") {
    const ChannelInfo* channel = protocol::FindChannel(type);
    return channel && std::ranges::any_of(channel->commands, &CommandInfo::unimplemented);
  }
  const CommandInfo* command = protocol::FindCommand(type, member);
  return command && command->unimplemented;
}

template <class Predicate>
std::vector<std::string> Those(const std::vector<std::string>& items, Predicate predicate) {
  std::vector<std::string> result;
  std::ranges::copy_if(items, std::back_inserter(result), predicate);
  return result;
}

std::string Listed(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "`" : ", `") + item + "`";
  return text;
}

}  // namespace

std::vector<Difference> ParseDifferences(std::string_view text) {
  std::istringstream lines{std::string(text)};
  std::vector<Difference> differences;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    if (!line.starts_with(' ')) {
      const size_t space = std::min(line.find(' '), line.size() - 1);
      differences.push_back(
          {.number = line.substr(0, space), .what = line.substr(space + 1), .concerns = {}});
    } else if (!differences.empty()) {
      differences.back().concerns = Words(line);
    }
  }
  return differences;
}

std::vector<std::string> Unknown(const Difference& difference) {
  return Those(difference.concerns, [](const std::string& concern) { return !IsKnown(concern); });
}

std::vector<std::string> Missing(const Difference& difference) {
  return Those(difference.concerns, IsMissing);
}

std::vector<std::string> TestsNamedForDifferences(std::string_view source) {
  // In TRANSCRIPT(S03_…) and TEST_F(Fixture, C19_…) alike.
  static const std::regex name(R"((?:^|\n)(?:TRANSCRIPT|TEST|TEST_F|TEST_P)\((?:\w+,\s*)?([SC]\d\d_\w+)\))");
  const std::string text(source);
  std::vector<std::string> names;
  for (std::sregex_iterator match(text.begin(), text.end(), name), end; match != end; ++match) {
    names.push_back((*match)[1]);
  }
  return names;
}

std::string VersionsDocument(const std::vector<Difference>& differences,
                             const std::vector<std::string>& tests) {
  size_t reached = 0;
  std::string rows;
  for (const Difference& difference : differences) {
    const std::vector<std::string> own =
        Those(tests, [&](const std::string& test) { return test.starts_with(difference.number + "_"); });
    const std::vector<std::string> missing = Missing(difference);
    if (missing.empty() && !own.empty()) ++reached;
    std::string state;
    if (!own.empty()) state = "tested by " + Listed(own);
    if (!missing.empty())
      state += (state.empty() ? "not yet reached: " : "; not yet reached: ") + Listed(missing);
    rows += "| " + difference.number + " | " + difference.what + " | " + state + " |\n";
  }
  return "# What differs between client versions\n"
         "\n"
         "Generated from `protocol/compat/differences.txt`, the schema and the tests by "
         "`protocol/update-support`.\n"
         "S is what the driver tells, C what clients tell. Tests are those of `tests/transcripts`, where a "
         "client of "
         "every\n"
         "version from 1.48 to 1.65 plays each file, and others whose name begins with the number.\n"
         "\n" +
         std::to_string(reached) + " of " + std::to_string(differences.size()) +
         " are reached completely; the others wait for commands that are not implemented yet.\n"
         "\n"
         "| | what differs | |\n"
         "| --- | --- | --- |\n" +
         rows;
}

std::vector<Difference> DifferencesIn(const std::filesystem::path& root) {
  return ParseDifferences(Read(root / "protocol/compat/differences.txt"));
}

std::vector<std::string> TestsIn(const std::filesystem::path& root) {
  std::vector<std::filesystem::path> sources;
  for (const char* folder : {"tests/dispatchers", "tests/protocol/compat", "tests/transcripts"}) {
    for (const auto& entry : std::filesystem::directory_iterator(root / folder)) {
      if (entry.path().native().ends_with("_test.cc")) sources.push_back(entry.path());
    }
  }
  std::vector<std::string> tests;
  for (const std::filesystem::path& source : sources) {
    std::ranges::move(TestsNamedForDifferences(Read(source)), std::back_inserter(tests));
  }
  std::ranges::sort(tests);
  return tests;
}

}  // namespace understudy
