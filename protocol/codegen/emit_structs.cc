#include <map>
#include <set>

#include "protocol/codegen/emit.h"
#include "protocol/codegen/names.h"
#include "protocol/codegen/writer.h"

namespace understudy::codegen {
namespace {

std::string BaseType(const Field& field) {
  switch (field.kind) {
    case Kind::kString:
      return "std::string";
    case Kind::kBool:
      return "bool";
    case Kind::kInt:
      return "int64_t";
    case Kind::kNumber:
      return "double";
    case Kind::kBytes:
      return "Bytes";
    case Kind::kJson:
    case Kind::kOpaque:
      return "boost::json::value";
    case Kind::kChannel:
      return "ChannelRef<tag::" + (field.type == "*" ? std::string("Any") : field.type) + ">";
    case Kind::kEnum:
    case Kind::kStruct:
      return field.type;
  }
  return "";
}

std::string MemberType(const Field& field) {
  std::string type = BaseType(field);
  if (field.shape == Shape::kList) {
    type = "std::vector<" + type + ">";
  } else if (field.recursive && field.kind == Kind::kStruct) {
    return "std::unique_ptr<" + type + ">";
  }
  return field.may_be_absent ? "std::optional<" + type + ">" : type;
}

// Every member has one, so that designated initialisers may leave it out.
std::string Initial(const Field& field) {
  if (field.may_be_absent || field.shape != Shape::kSingle) return " = {}";
  switch (field.kind) {
    case Kind::kBool:
      return " = false";
    case Kind::kInt:
    case Kind::kNumber:
      return " = 0";
    default:
      return " = {}";
  }
}

void WriteEnum(const Enum& info, Writer& out) {
  out.Comment(info.comment);
  out.Line("enum class " + info.name + " {");
  out.Indent();
  for (const Enum::Value& value : info.values) out.Line(value.name + ",");
  out.Outdent();
  out.Line("};");
}

void WriteStruct(const Struct& info, Writer& out) {
  if (info.opaque) return;
  out.Comment(info.comment);
  if (info.fields.empty() && info.channel.empty()) {
    out.Line("struct " + info.name + " {};");
    return;
  }
  out.Line("struct " + info.name + " {");
  out.Indent();
  if (!info.channel.empty())
    out.Line("static constexpr std::string_view kChannel = " + Quoted(info.channel) + ";");
  if (!info.event.empty()) out.Line("static constexpr std::string_view kName = " + Quoted(info.event) + ";");
  for (const Enum& nested : info.enums) WriteEnum(nested, out);
  for (const Struct& nested : info.structs) WriteStruct(nested, out);
  for (const Field& field : info.fields) {
    out.Comment(field.comment);
    out.Line(MemberType(field) + " " + field.name + Initial(field) + ";");
  }
  out.Outdent();
  out.Line("};");
}

std::string FlatName(std::string name) {
  for (size_t at; (at = name.find("::")) != std::string::npos;) name.erase(at, 2);
  return name;
}

template <class Visit>
void VisitStructs(const std::vector<Struct>& structs, bool opaque, const Visit& visit) {
  for (const Struct& info : structs) {
    VisitStructs(info.structs, opaque || info.opaque, visit);
    visit(info, opaque || info.opaque);
  }
}

std::string EnumInfoName(const std::string& type) { return "DescribeEnum<" + type + ">::info"; }
// An opaque structure has no type of its own in C++; its table goes by a tag.
std::string StructInfoName(const std::string& type, bool opaque) {
  return "Describe<" + (opaque ? "opaque::" + FlatName(type) : type) + ">::info";
}

bool NamesChannels(const Model& model, const File& file) {
  return !model.files.empty() && file.path.ends_with("/common");
}

void WriteTags(const Model& model, Writer& out) {
  out.Line("// What a ChannelRef points at.");
  out.Line("namespace tag {");
  out.Line("struct Any;");
  for (const File& file : model.files)
    if (file.channel) out.Line("struct " + file.channel->name + ";");
  out.Line("}  // namespace tag");
  out.Line();
}

std::string Header(const Model& model, const File& file) {
  Writer out;
  out.Line(GeneratedBanner(file.path + ".proto"));
  out.Line("#pragma once");
  out.Line();
  for (const char* header : {"cstdint", "memory", "optional", "string", "string_view", "vector"})
    out.Line("#include <" + std::string(header) + ">");
  out.Line();
  out.Line("#include <boost/json/value.hpp>");
  out.Line();
  out.Line("#include \"protocol/codec/type_info.h\"");
  out.Line("#include \"protocol/codec/types.h\"");
  std::set<std::string> imports(file.imports.begin(), file.imports.end());
  if (!NamesChannels(model, file)) imports.insert("protocol/schema/common");
  for (const std::string& import : imports) out.Line("#include \"" + import + ".pw.h\"");
  out.Line();
  out.Line("namespace understudy::protocol {");
  out.Line();
  if (NamesChannels(model, file)) WriteTags(model, out);
  for (const Enum& info : file.enums) {
    WriteEnum(info, out);
    out.Line();
  }
  for (const Struct& info : file.structs) {
    WriteStruct(info, out);
    if (!info.opaque) out.Line();
  }
  std::vector<std::string> opaque_names;
  VisitStructs(file.structs, false, [&](const Struct& info, bool opaque) {
    if (opaque) opaque_names.push_back(FlatName(info.qualified_name));
  });
  if (!opaque_names.empty()) {
    out.Line("namespace opaque {");
    for (const std::string& name : opaque_names) out.Line("struct " + name + ";");
    out.Line("}  // namespace opaque");
    out.Line();
  }
  for (const Enum& info : file.enums)
    out.Line("template <> const EnumInfo " + EnumInfoName(info.qualified_name) + ";");
  VisitStructs(file.structs, false, [&](const Struct& info, bool opaque) {
    for (const Enum& nested : info.enums) {
      if (!opaque) out.Line("template <> const EnumInfo " + EnumInfoName(nested.qualified_name) + ";");
    }
    out.Line("template <> const StructInfo " + StructInfoName(info.qualified_name, opaque) + ";");
  });
  out.Line();
  out.Line("}  // namespace understudy::protocol");
  return out.text();
}

std::string Set(Versions versions) {
  return versions == kAllVersions ? "VersionSet::All()" : "{" + std::to_string(versions) + "}";
}

// The table of an enumeration inside an opaque structure belongs to that file alone.
void WriteEnumTable(const Enum& info, bool opaque, Writer& out) {
  const std::string name = FlatName(info.qualified_name);
  std::string literals, versions;
  for (const Enum::Value& value : info.values) {
    literals += Quoted(value.literal) + ", ";
    versions += Set(value.versions) + ", ";
  }
  out.Line("constexpr std::string_view k" + name + "Literals[] = {" + literals + "};");
  out.Line("constexpr VersionSet k" + name + "Versions[] = {" + versions + "};");
  const std::string value =
      "{" + Quoted(info.name) + ", " + Set(info.named) + ", k" + name + "Literals, k" + name + "Versions}";
  if (opaque) {
    out.Line("constexpr EnumInfo k" + name + "Info = " + value + ";");
  } else {
    out.Line("template <> constinit const EnumInfo " + EnumInfoName(info.qualified_name) + " = " + value +
             ";");
  }
}

std::string KindName(Kind kind) {
  static const char* const kNames[] = {"kString", "kBool",   "kInt",     "kNumber", "kBytes",
                                       "kJson",   "kOpaque", "kChannel", "kEnum",   "kStruct"};
  return std::string("Kind::") + kNames[static_cast<int>(kind)];
}

// Opaque structures are checked, never stored: their fields have neither place nor access, and structures
// nested in them are described as opaque, too.
void WriteStructTable(const Struct& info, bool opaque, Writer& out) {
  for (const Enum& nested : info.enums) WriteEnumTable(nested, opaque, out);
  const std::string name = FlatName(info.qualified_name);
  if (!info.fields.empty()) {
    out.Line("constexpr FieldInfo k" + name + "Fields[] = {");
    out.Indent();
    for (const Field& field : info.fields) {
      const bool nested_in_opaque = opaque && field.type.starts_with(info.qualified_name + "::");
      std::string row = "{" + Quoted(field.wire_name) + ", " + KindName(field.kind) + ", ";
      row += field.shape == Shape::kSingle ? "Shape::kSingle"
             : field.shape == Shape::kList ? "Shape::kList"
                                           : "Shape::kInline";
      row += ", " + Set(field.present) + ", " + Set(field.optional) + ", " + Set(field.required) + ", ";
      row += field.earlier_form ? "true, " : "false, ";
      if (opaque) {
        row += "0, nullptr, ";
      } else {
        row += "offsetof(" + info.qualified_name + ", " + field.name + "), ";
        row += field.shape == Shape::kInline ? "nullptr, " : "&kAccess<" + MemberType(field) + ">, ";
      }
      if (field.kind == Kind::kStruct || field.kind == Kind::kOpaque) {
        row += "&" + StructInfoName(field.type, field.kind == Kind::kOpaque || nested_in_opaque) +
               ", nullptr, {}},";
      } else if (field.kind == Kind::kEnum) {
        row += "nullptr, &" +
               (nested_in_opaque ? "k" + FlatName(field.type) + "Info" : EnumInfoName(field.type)) + ", {}},";
      } else {
        row += "nullptr, nullptr, " + (field.kind == Kind::kChannel ? Quoted(field.type) : "{}") + "},";
      }
      out.Line(row);
    }
    out.Outdent();
    out.Line("};");
  }
  out.Line("template <> constinit const StructInfo " + StructInfoName(info.qualified_name, opaque) + " = {" +
           Quoted(info.name) + ", " + Set(info.named) + ", " +
           (info.fields.empty() ? "{}" : "k" + name + "Fields") + "};");
  out.Line();
}

void WriteStructTables(const Struct& info, bool opaque, Writer& out) {
  for (const Struct& nested : info.structs) WriteStructTables(nested, opaque || info.opaque, out);
  WriteStructTable(info, opaque || info.opaque, out);
}

// One for the whole schema: the structures' members are of few types, and each file would read the same
// headers.
std::string Source(const Model& model) {
  Writer out;
  out.Line(GeneratedBanner("protocol/schema/*.proto"));
  for (const File& file : model.files) out.Line("#include \"" + file.path + ".pw.h\"");
  out.Line();
  out.Line(
      "// Members of library types are at fixed places, though the language promises it for simpler "
      "structures only.");
  out.Line("#pragma GCC diagnostic ignored \"-Winvalid-offsetof\"");
  out.Line();
  out.Line("namespace understudy::protocol {");
  out.Line();
  for (const File& file : model.files) {
    for (const Enum& info : file.enums) WriteEnumTable(info, false, out);
    for (const Struct& info : file.structs) WriteStructTables(info, false, out);
  }
  out.Line("}  // namespace understudy::protocol");
  return out.text();
}

}  // namespace

void EmitStructs(const Model& model, const Sink& sink) {
  for (const File& file : model.files) sink(file.path + ".pw.h", Header(model, file));
  sink("protocol/schema/structs.pw.cc", Source(model));
}

}  // namespace understudy::codegen
