#include "server/chromium/cdp/codegen/emit.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <absl/strings/str_cat.h>
#include <absl/strings/str_replace.h>
#include <absl/strings/str_split.h>
#include <absl/strings/strip.h>

#include "server/base/string_view.h"
#include "server/chromium/cdp/codegen/names.h"

namespace understudy::chromium::cdp_codegen {
namespace {

constexpr absl::string_view kBanner =
    "// Generated from the published DevTools protocol; edit cdp_subset.txt instead.\n";

std::string Header(std::string_view domain) {
  return absl::StrCat("server/chromium/cdp/", SnakeCase(domain), ".h");
}

std::string NamespaceOf(std::string_view domain) {
  return absl::StrCat("understudy::chromium::cdp::", SnakeCase(domain));
}

// Comment lines of at most 110 columns.
std::string Comment(std::string_view text, absl::string_view indent) {
  constexpr size_t kColumns = 110;
  std::string comment;
  for (absl::string_view paragraph : absl::StrSplit(Abseil(text), '\n')) {
    std::string line = absl::StrCat(indent, "//");
    for (absl::string_view word : absl::StrSplit(paragraph, ' ', absl::SkipEmpty())) {
      absl::ConsumeSuffix(&word, "\\");
      if (line.size() + 1 + word.size() > kColumns) {
        absl::StrAppend(&comment, line, "\n");
        line = absl::StrCat(indent, "//");
      }
      absl::StrAppend(&line, " ", word);
    }
    if (line.size() > indent.size() + 2) absl::StrAppend(&comment, line, "\n");
  }
  return comment;
}

std::string TypeName(const Type& type, std::string_view domain) {
  switch (type.kind) {
    case Type::Kind::kString:
      return "std::string";
    case Type::Kind::kInteger:
      return "int64_t";
    case Type::Kind::kNumber:
      return "double";
    case Type::Kind::kBoolean:
      return "bool";
    case Type::Kind::kAny:
      return "boost::json::value";
    case Type::Kind::kObject:
      return "boost::json::object";
    case Type::Kind::kArray:
      return absl::StrCat("std::vector<", TypeName(*type.item, domain), ">");
    case Type::Kind::kStruct: {
      const std::vector<std::string> parts = absl::StrSplit(type.struct_key, '.');
      if (parts[0] == domain) return PascalCase(parts[1]);
      return absl::StrCat(SnakeCase(parts[0]), "::", PascalCase(parts[1]));
    }
  }
  return {};
}

std::string Member(const Field& field, std::string_view domain) {
  std::string type = TypeName(field.type, domain);
  if (field.boxed) {
    type = absl::StrCat("Box<", type, ">");
  } else if (field.optional) {
    type = absl::StrCat("std::optional<", type, ">");
  }
  return absl::StrCat("  ", type, " ", field.name, "{};\n");
}

std::string Declaration(const Struct& item) {
  std::string text = Comment(item.description, "");
  absl::StrAppend(&text, "struct ", item.name, " {\n");
  if (!item.method.empty()) {
    absl::StrAppend(&text, "  static constexpr std::string_view kMethod = \"", item.method, "\";\n");
  }
  if (item.role == Role::kCommand) {
    absl::StrAppend(&text, "  using Result = ", item.result_name.empty() ? "void" : item.result_name, ";\n");
  }
  for (const Field& field : item.fields) {
    absl::StrAppend(&text, Comment(field.description, "  "), Member(field, item.domain));
  }
  absl::StrAppend(&text, "};\n");
  if (item.is_read)
    absl::StrAppend(&text, "void ReadJson(const boost::json::object& json, ", item.name, "& out);\n");
  if (item.is_written)
    absl::StrAppend(&text, "void WriteJson(JsonWriter& writer, const ", item.name, "& in);\n");
  return absl::StrCat(text, "\n");
}

std::string Reader(const Struct& item) {
  const bool empty = item.fields.empty();
  std::string text = absl::StrCat("void ReadJson(const boost::json::object&", empty ? "" : " json", ", ",
                                  item.name, "&", empty ? "" : " out", ") {\n");
  for (const Field& field : item.fields) {
    absl::StrAppend(&text, "  ReadField(json, \"", field.wire_name, "\", out.", field.name, ");\n");
  }
  return absl::StrCat(text, "}\n\n");
}

std::string Writer(const Struct& item) {
  std::string text = absl::StrCat("void WriteJson(JsonWriter& writer, const ", item.name, "&",
                                  item.fields.empty() ? "" : " in", ") {\n  writer.BeginObject();\n");
  for (const Field& field : item.fields) {
    absl::StrAppend(&text, "  WriteField(writer, \"", field.wire_name, "\", in.", field.name, ");\n");
  }
  return absl::StrCat(text, "  writer.EndObject();\n}\n\n");
}

// A command's result is named by the command, so it comes first.
std::vector<const Struct*> ResultsFirst(const Domain& domain) {
  std::vector<const Struct*> ordered;
  for (const Struct& item : domain.structs) ordered.push_back(&item);
  std::stable_sort(ordered.begin(), ordered.end(), [](const Struct* a, const Struct* b) {
    return (a->role == Role::kCommand ? 1 : 0) < (b->role == Role::kCommand ? 1 : 0);
  });
  return ordered;
}

}  // namespace

std::string EmitHeader(const Domain& domain) {
  std::string text =
      absl::StrCat(kBanner,
                   "#pragma once\n\n#include <cstdint>\n#include <optional>\n#include <string>\n"
                   "#include <string_view>\n#include <vector>\n\n#include <boost/json/object.hpp>\n"
                   "#include <boost/json/value.hpp>\n\n#include \"server/chromium/cdp/box.h\"\n");
  for (const std::string& included : domain.includes) {
    absl::StrAppend(&text, "#include \"", Header(included), "\"\n");
  }
  absl::StrAppend(&text, "\nnamespace understudy {\nclass JsonWriter;\n}\n\nnamespace ",
                  NamespaceOf(domain.wire_name), " {\n\n");
  for (const std::string& name : domain.forward_declarations) absl::StrAppend(&text, "struct ", name, ";\n");
  for (const Struct* item : ResultsFirst(domain)) absl::StrAppend(&text, Declaration(*item));
  return absl::StrCat(text, "}  // namespace ", NamespaceOf(domain.wire_name), "\n");
}

std::string EmitSource(const Domain& domain) {
  std::string text = absl::StrCat(kBanner, "#include \"", Header(domain.wire_name),
                                  "\"\n\n#include \"server/chromium/cdp/json_reader.h\"\n"
                                  "#include \"server/chromium/cdp/json_writer.h\"\n\nnamespace ",
                                  NamespaceOf(domain.wire_name), " {\n\n");
  for (const Struct& item : domain.structs) {
    if (item.is_read) absl::StrAppend(&text, Reader(item));
    if (item.is_written) absl::StrAppend(&text, Writer(item));
  }
  return absl::StrCat(text, "}  // namespace ", NamespaceOf(domain.wire_name), "\n");
}

}  // namespace understudy::chromium::cdp_codegen
