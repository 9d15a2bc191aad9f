// Writes the C++ of the DevTools protocol: cdp_codegen SUBSET OUTPUT_DIRECTORY DOMAIN,DOMAIN PROTOCOL.json...
// The domains are those the build declares files for; they must be exactly those the subset needs.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include <absl/strings/str_cat.h>
#include <absl/strings/str_join.h>
#include <absl/strings/str_split.h>
#include <absl/strings/strip.h>
#include <boost/json/parse.hpp>

#include "server/base/errors.h"
#include "server/chromium/cdp/codegen/emit.h"
#include "server/chromium/cdp/codegen/model.h"
#include "server/chromium/cdp/codegen/names.h"

namespace understudy::chromium::cdp_codegen {
namespace {

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error(absl::StrCat("can't read ", path));
  return std::string(std::istreambuf_iterator<char>(file), {});
}

absl::Status WriteFile(const std::filesystem::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  return file ? absl::OkStatus() : Error(absl::StrCat("can't write ", path.string()));
}

// One name a line; `#` starts a comment.
std::vector<std::string> ParseSubset(const std::string& text) {
  std::vector<std::string> wanted;
  for (absl::string_view line : absl::StrSplit(text, '\n')) {
    line = absl::StripAsciiWhitespace(line.substr(0, line.find('#')));
    if (!line.empty()) wanted.emplace_back(line);
  }
  return wanted;
}

absl::Status Run(const std::vector<std::string>& arguments) {
  if (arguments.size() < 4)
    return Error("usage: cdp_codegen SUBSET OUTPUT_DIRECTORY DOMAINS PROTOCOL.json...");
  ASSIGN_OR_RETURN(const std::string subset, ReadFile(arguments[0]));
  std::vector<boost::json::value> documents;
  for (size_t i = 3; i < arguments.size(); ++i) {
    ASSIGN_OR_RETURN(const std::string text, ReadFile(arguments[i]));
    boost::json::error_code error;
    documents.push_back(boost::json::parse(text, error));
    if (error) return Error(absl::StrCat(arguments[i], ": ", error.message()));
  }
  ASSIGN_OR_RETURN(const std::vector<Domain> domains, BuildModel(documents, ParseSubset(subset)));

  const std::set<std::string> declared = absl::StrSplit(arguments[2], ',');
  std::set<std::string> needed;
  for (const Domain& domain : domains) needed.insert(SnakeCase(domain.wire_name));
  if (declared != needed) {
    return Error(absl::StrCat("the subset needs the domains [", absl::StrJoin(needed, ", "),
                              "], the build declares [", absl::StrJoin(declared, ", "), "]"));
  }
  const std::filesystem::path directory(arguments[1]);
  for (const Domain& domain : domains) {
    const std::string name = SnakeCase(domain.wire_name);
    RETURN_IF_ERROR(WriteFile(directory / (name + ".h"), EmitHeader(domain)));
    RETURN_IF_ERROR(WriteFile(directory / (name + ".cc"), EmitSource(domain)));
  }
  return absl::OkStatus();
}

}  // namespace
}  // namespace understudy::chromium::cdp_codegen

int main(int argc, char** argv) {
  const absl::Status status =
      understudy::chromium::cdp_codegen::Run(std::vector<std::string>(argv + 1, argv + argc));
  if (status.ok()) return 0;
  std::cerr << "cdp_codegen: " << status.message() << "\n";
  return 1;
}
