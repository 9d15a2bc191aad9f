// Writes a file's bytes as a C++ constant: a header with a constexpr std::string_view and the source behind
// it.
//
//   embed SRC HEADER SOURCE INCLUDE_PATH NAMESPACE CONSTANT

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

namespace {

constexpr size_t kLineWidth = 100;

std::string Read(const char* path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  if (!in.good() && !in.eof()) {
    std::cerr << "embed: cannot read " << path << "\n";
    std::exit(1);
  }
  return bytes;
}

void Write(const char* path, std::string_view text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.close();
  if (!out) {
    std::cerr << "embed: cannot write " << path << "\n";
    std::exit(1);
  }
}

// Appends a byte as it is written inside a string literal. Octal escapes take three digits at most, so that a
// digit may follow them.
void AppendEscaped(unsigned char byte, std::string& out) {
  if (byte == '"' || byte == '\\') {
    out += {'\\', static_cast<char>(byte)};
  } else if (byte >= 0x20 && byte < 0x7f) {
    out += static_cast<char>(byte);
  } else {
    std::array<char, 5> octal;
    std::snprintf(octal.data(), octal.size(), "\\%03o", byte);
    out += octal.data();
  }
}

// Adjacent literals of about kLineWidth characters each.
std::string Literals(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() * 5 / 4 + 16);
  std::string line;
  for (unsigned char byte : bytes) {
    AppendEscaped(byte, line);
    if (line.size() >= kLineWidth) {
      out += "\n    \"" + line + "\"";
      line.clear();
    }
  }
  return out + "\n    \"" + line + "\"";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 7) {
    std::cerr << "usage: embed SRC HEADER SOURCE INCLUDE_PATH NAMESPACE CONSTANT\n";
    return 2;
  }
  const std::string bytes = Read(argv[1]);
  const std::string include_path = argv[4], name_space = argv[5], constant = argv[6];
  const std::string array = constant + "Bytes[" + std::to_string(bytes.size() + 1) + "]";

  Write(argv[2], "#pragma once\n\n#include <string_view>\n\nnamespace " + name_space +
                     " {\n\nextern const char " + array + ";\ninline constexpr std::string_view " + constant +
                     "{" + constant + "Bytes, " + std::to_string(bytes.size()) + "};\n\n}  // namespace " +
                     name_space + "\n");
  Write(argv[3], "#include \"" + include_path + "\"\n\nnamespace " + name_space + " {\n\nconst char " +
                     array + " =" + Literals(bytes) + ";\n\n}  // namespace " + name_space + "\n");
}
