#pragma once

#include <fstream>
#include <iterator>
#include <string>

namespace understudy::files {

// What is in a file; empty also for one that isn't there.
inline std::string TextOf(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

inline std::string WriteText(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

}  // namespace understudy::files
