#include "server/chromium/cdp/codegen/model.h"

#include <algorithm>
#include <set>
#include <utility>

#include <absl/strings/str_cat.h>
#include <absl/strings/str_split.h>

#include "server/base/errors.h"
#include "server/base/string_view.h"
#include "server/chromium/cdp/codegen/names.h"
#include "server/chromium/cdp/codegen/order.h"

namespace understudy::chromium::cdp_codegen {
namespace {

namespace json = boost::json;

std::string Text(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

bool Flag(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  return value && value->is_bool() && value->get_bool();
}

const json::array& List(const json::object& object, std::string_view key) {
  static const json::array kNone;
  const json::value* value = object.if_contains(key);
  return value && value->is_array() ? value->get_array() : kNone;
}

// Everything the documents declare, by `Domain.name`.
struct Declarations {
  std::map<std::string, const json::object*> types, commands, events;
};

Declarations Index(const std::vector<json::value>& documents) {
  Declarations declarations;
  for (const json::value& document : documents) {
    for (const json::value& item : List(document.as_object(), "domains")) {
      const json::object& domain = item.as_object();
      const std::string prefix = absl::StrCat(Text(domain, "domain"), ".");
      for (const json::value& type : List(domain, "types")) {
        declarations.types[prefix + Text(type.as_object(), "id")] = &type.as_object();
      }
      for (const json::value& command : List(domain, "commands")) {
        declarations.commands[prefix + Text(command.as_object(), "name")] = &command.as_object();
      }
      for (const json::value& event : List(domain, "events")) {
        declarations.events[prefix + Text(event.as_object(), "name")] = &event.as_object();
      }
    }
  }
  return declarations;
}

class Builder {
 public:
  explicit Builder(Declarations declarations) : declarations_(std::move(declarations)) {}

  absl::Status Want(const std::string& method) {
    if (const auto command = declarations_.commands.find(method); command != declarations_.commands.end()) {
      AddCommand(method, *command->second);
      return status_;
    }
    if (const auto event = declarations_.events.find(method); event != declarations_.events.end()) {
      Struct& added = Add(method, method, Role::kEvent, *event->second, "parameters");
      added.method = method;
      MarkRead(method);
      return status_;
    }
    return Error(absl::StrCat("the protocol has no command or event ", method));
  }

  std::map<std::string, Struct> Take() {
    for (auto& [key, item] : structs_) {
      if (item.role == Role::kType) continue;
      if (item.role != Role::kResult && structs_.count(absl::StrCat(item.domain, ".", item.name))) {
        item.name += item.role == Role::kCommand ? "Command" : "Event";
      }
    }
    return std::move(structs_);
  }

 private:
  Struct& Add(const std::string& key, const std::string& full_name, Role role,
              const json::object& declaration, std::string_view field_list) {
    Struct& added = structs_[key];
    const std::pair<std::string, std::string> parts = absl::StrSplit(full_name, absl::MaxSplits('.', 1));
    added.key = key;
    added.domain = parts.first;
    added.name = PascalCase(parts.second);
    added.role = role;
    added.description = Text(declaration, "description");
    for (const json::value& item : List(declaration, field_list)) {
      const json::object& property = item.as_object();
      Field field;
      field.wire_name = Text(property, "name");
      field.name = FieldName(field.wire_name);
      field.optional = Flag(property, "optional");
      field.description = Text(property, "description");
      field.type = Resolve(parts.first, property);
      structs_[key].fields.push_back(std::move(field));
    }
    return structs_[key];
  }

  void AddCommand(const std::string& method, const json::object& declaration) {
    Add(method, method, Role::kCommand, declaration, "parameters").method = method;
    MarkWritten(method);
    if (List(declaration, "returns").empty()) return;
    const std::string result = method + "()";
    Struct& added = Add(result, method + "Result", Role::kResult, declaration, "returns");
    added.description = absl::StrCat("What ", method, " answers.");
    structs_[method].result_name = added.name;
    MarkRead(result);
  }

  Type Resolve(const std::string& domain, const json::object& property) {
    if (const std::string reference = Text(property, "$ref"); !reference.empty()) {
      return ResolveReference(absl::StrContains(reference, '.') ? reference
                                                                : absl::StrCat(domain, ".", reference));
    }
    const std::string kind = Text(property, "type");
    if (kind == "string" || kind == "binary")
      return {.kind = Type::Kind::kString, .struct_key = {}, .item = {}};
    if (kind == "integer") return {.kind = Type::Kind::kInteger, .struct_key = {}, .item = {}};
    if (kind == "number") return {.kind = Type::Kind::kNumber, .struct_key = {}, .item = {}};
    if (kind == "boolean") return {.kind = Type::Kind::kBoolean, .struct_key = {}, .item = {}};
    if (kind == "object") return {.kind = Type::Kind::kObject, .struct_key = {}, .item = {}};
    if (kind == "array") {
      const json::value* items = property.if_contains("items");
      Type item = items && items->is_object() ? Resolve(domain, items->get_object()) : Type{};
      return {.kind = Type::Kind::kArray,
              .struct_key = {},
              .item = std::make_shared<const Type>(std::move(item))};
    }
    return {};
  }

  Type ResolveReference(const std::string& key) {
    const auto found = declarations_.types.find(key);
    if (found == declarations_.types.end()) {
      status_ = Error(absl::StrCat("the protocol has no type ", key));
      return {};
    }
    const json::object& declaration = *found->second;
    if (List(declaration, "properties").empty()) {
      const std::string domain = key.substr(0, key.find('.'));
      return Resolve(domain, declaration);
    }
    if (!structs_.count(key)) Add(key, key, Role::kType, declaration, "properties");
    return {.kind = Type::Kind::kStruct, .struct_key = key, .item = {}};
  }

  void MarkRead(const std::string& key) { Mark(key, &Struct::is_read); }
  void MarkWritten(const std::string& key) { Mark(key, &Struct::is_written); }

  void Mark(const std::string& key, bool Struct::*flag) {
    Struct& marked = structs_[key];
    if (marked.*flag) return;
    marked.*flag = true;
    for (const Field& field : marked.fields) {
      const Type* type = &field.type;
      while (type->kind == Type::Kind::kArray) type = type->item.get();
      if (type->kind == Type::Kind::kStruct) Mark(type->struct_key, flag);
    }
  }

  Declarations declarations_;
  std::map<std::string, Struct> structs_;
  absl::Status status_;
};

}  // namespace

absl::StatusOr<std::vector<Domain>> BuildModel(const std::vector<json::value>& documents,
                                               const std::vector<std::string>& wanted) {
  Builder builder(Index(documents));
  for (const std::string& method : wanted) RETURN_IF_ERROR(builder.Want(method));
  return OrderByContainment(builder.Take());
}

}  // namespace understudy::chromium::cdp_codegen
