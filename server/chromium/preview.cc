#include "server/chromium/preview.h"

#include <cstdint>
#include <vector>

#include <absl/strings/numbers.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/str_join.h>

namespace understudy::chromium {
namespace {

using cdp::runtime::ObjectPreview;
using cdp::runtime::PropertyPreview;
using cdp::runtime::RemoteObject;

bool IsPlainObject(const RemoteObject& object) { return object.description == "Object"; }

std::string PrintPrimitive(const RemoteObject& primitive) {
  if (primitive.subtype == "null") return "null";
  if (primitive.value && primitive.value->is_string()) return std::string(primitive.value->get_string());
  if (primitive.value && primitive.value->is_bool()) return primitive.value->get_bool() ? "true" : "false";
  // Numbers are described as the language prints them.
  return primitive.description.value_or(primitive.type);
}

// An accessor isn't called.
std::string PrintMember(const PropertyPreview& member) { return member.value.value_or("undefined"); }

std::string PrintObject(const ObjectPreview& preview) {
  const auto print = [](std::string* text, const PropertyPreview& member) {
    absl::StrAppend(text, member.name, ": ", PrintMember(member));
  };
  return absl::StrCat("{", absl::StrJoin(preview.properties, ", ", print), "}");
}

std::string PrintHoles(uint64_t count) { return count == 1 ? "empty" : absl::StrCat("empty x ", count); }

// The browser leaves holes out. They show before an item; how many follow the last isn't told.
std::string PrintArray(const ObjectPreview& preview) {
  std::vector<std::string> items;
  uint64_t end = 0;
  for (const PropertyPreview& member : preview.properties) {
    uint64_t index = 0;
    if (!absl::SimpleAtoi(member.name, &index) || index < end) continue;
    if (index > end) items.push_back(PrintHoles(index - end));
    items.push_back(PrintMember(member));
    end = index + 1;
  }
  return absl::StrCat("[", absl::StrJoin(items, ", "), "]");
}

}  // namespace

std::string Preview(const RemoteObject& object) {
  // What a node looks like is asked of the page, later.
  if (object.subtype == "node") return "JSHandle@node";
  if (object.object_id && object.preview) {
    if (object.subtype == "array") return PrintArray(*object.preview);
    if (IsPlainObject(object)) return PrintObject(*object.preview);
  }
  return Description(object);
}

std::string Description(const RemoteObject& object) {
  if (!object.object_id) return PrintPrimitive(object);
  return object.description.value_or(absl::StrCat("JSHandle@", object.subtype.value_or(object.type)));
}

}  // namespace understudy::chromium
